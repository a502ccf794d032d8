package io.tidings.local.demo;

import io.tidings.local.credential.DemoUser;
import io.tidings.local.http.JsonClient;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** {@code ./tidings demo}: sends, watches, compares. */
public final class Demo {
    private final Settings settings;
    private final PrintStream out;
    private final boolean live;

    /** Runs against the suite of the settings and shows its progress on the stream. */
    public Demo(Settings settings, PrintStream out, boolean live) {
        this.settings = settings;
        this.out = out;
        this.live = live;
    }

    /** Whether the API, the sandbox and the credit agree in everything; {@code count} 0 takes the sample file. */
    public boolean run(int count, InstantSource clock) {
        Path sample = settings.root().resolve("deploy/local/src/main/demo/recipients.csv");
        List<Recipient> recipients = new Recipients(sample).take(count);
        String name = "Demo " + Long.toString(clock.millis(), Character.MAX_RADIX);
        try (HttpClient http = HttpClient.newHttpClient()) {
            PublicApi api =
                    PublicApi.signIn(http, settings.url(Port.GATEWAY), DemoUser.DEMO.email(), DemoUser.DEMO.password());
            out.println("Signed in as " + DemoUser.DEMO.email() + ", sending \"" + name + "\" to " + recipients.size()
                    + " recipients.");
            SandboxView sandbox = new SandboxView(new JsonClient(http, settings.url(Port.SANDBOX), () -> ""));
            Verdict verdict = new DemoRun(api, sandbox, new ProgressBar(out, live), name).run(recipients);
            return tell(verdict);
        }
    }

    private boolean tell(Verdict verdict) {
        out.println();
        out.println(verdict.table());
        out.println();
        List<String> disagreements = verdict.disagreements();
        disagreements.forEach(disagreement -> out.println("NOT AS EXPECTED  " + disagreement));
        if (disagreements.isEmpty()) {
            out.println("All agree.");
        }
        return disagreements.isEmpty();
    }
}
