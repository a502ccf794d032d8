package io.tidings.broadcast.intake;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.mapping.Mapping;
import io.tidings.platform.caller.Caller;
import jakarta.inject.Singleton;

/** Takes broadcasts in: either a broadcast is accepted as a whole, with its price reserved, or nothing is left of it. */
@Singleton
public class Intake {

    private final OrderChecks checks;
    private final OrderReader reader;
    private final Admission admission;
    private final OffLoop offLoop;

    Intake(OrderChecks checks, OrderReader reader, Admission admission, OffLoop offLoop) {
        this.checks = checks;
        this.reader = reader;
        this.admission = admission;
        this.offLoop = offLoop;
    }

    /**
     * Accepts the broadcast that the form orders. Fails with {@link io.tidings.platform.fault.Invalid} and every fault
     * of the form, {@link io.tidings.platform.fault.Refused} without enough credit, or
     * {@link io.tidings.platform.fault.Unavailable}.
     */
    public Uni<Accepted> accept(Caller caller, OrderForm form) {
        return offLoop.onLoop(() -> checks.check(caller, form))
                .chain(order -> offLoop.call(() -> reader.read(order, caller.country()))
                        .chain(mapping -> admit(caller, order, mapping)));
    }

    private Uni<Accepted> admit(Caller caller, Order order, Mapping mapping) {
        return admission
                .admit(caller.workspace(), order, mapping.contacts())
                .map(id -> new Accepted(id, mapping.duplicates(), mapping.firstDuplicates(), mapping.missing()));
    }
}
