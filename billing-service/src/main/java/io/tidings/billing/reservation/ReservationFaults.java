package io.tidings.billing.reservation;

import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Refused;

/** Why credit is not set aside. */
final class ReservationFaults {
    private ReservationFaults() {}

    /** 402: the workspace has less credit than the messages cost. */
    static Fault insufficientCredit() {
        return new Refused("insufficient_credit", "The credit does not cover the messages.", 402);
    }

    /** 409: the key was given up, so nothing may be set aside for it any more. */
    static Fault released() {
        return new Refused("released", "The reservation was released.", 409);
    }
}
