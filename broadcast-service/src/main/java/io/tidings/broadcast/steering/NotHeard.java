package io.tidings.broadcast.steering;

/** messaging-service could not be connected to, at no try: it can't have heard of the change. */
final class NotHeard extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotHeard(Throwable cause) {
        super("messaging-service was not reached", cause, false, false);
    }
}
