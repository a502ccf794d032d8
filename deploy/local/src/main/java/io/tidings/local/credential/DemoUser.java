package io.tidings.local.credential;

/** The people of the demo data. */
public enum DemoUser {
    /** Owner of the demo workspace. */
    DEMO("demo@tidings.example", "demo-password-1"),
    /** Runs the platform. */
    ADMIN("admin@tidings.example", "admin-password-1"),
    /** Owner of an unrelated workspace. */
    OTHER("other@tidings.example", "other-password-1");

    private final String email;
    private final String password;

    DemoUser(String email, String password) {
        this.email = email;
        this.password = password;
    }

    /** What the user signs in with. */
    public String email() {
        return email;
    }

    /** The password, the same everywhere: the data is for trying out. */
    public String password() {
        return password;
    }
}
