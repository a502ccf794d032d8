package io.tidings.local.setting;

/** The ports of a suite without an offset. */
public enum Port {
    GATEWAY(8080),
    AUTH(8081),
    BROADCAST(8083),
    MESSAGING(8084),
    BILLING(8085),
    SANDBOX(8090),
    SECOND_SENDER(8094),
    LAUNCHER(15430),
    POSTGRES(15432),
    REDIS(16379),
    KAFKA(19092),
    KAFKA_CONTROLLER(19093);

    private final int standard;

    Port(int standard) {
        this.standard = standard;
    }

    /** The port without an offset. */
    public int standard() {
        return standard;
    }
}
