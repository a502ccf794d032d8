package io.tidings.e2e.contract;

import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.contract.Operation.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a call names something by its id.
 *
 * @param valid a call that names what the demo workspace has
 */
record Reference(Operation operation, Call valid, Parameter parameter) {

    private static final int NOT_BUILT = 501;

    static Stream<Reference> of(Operation operation, Call valid) {
        return operation.references().stream().map(parameter -> new Reference(operation, valid, parameter));
    }

    boolean isInPath() {
        return parameter.in().equals("path");
    }

    /** Whether it may be left out, and can't be given yet. */
    boolean isNotBuilt(Api caller) {
        return !parameter.required() && unknown(caller).status() == NOT_BUILT;
    }

    /** Its answer to an id that nobody has. */
    Answer unknown(Api caller) {
        return to(operation.unknownId(), caller);
    }

    private Answer to(Object id, Api caller) {
        if (isInPath()) {
            return valid.to(operation.path(id.toString())).from(caller);
        }
        return valid.with(parameter, parameter.isListOfIds() ? List.of(id) : id).from(caller);
    }

    /** What is wrong with the answer to an id of somebody else's; nothing if it is refused, and as one that nobody has. */
    Optional<String> objection(Object others, int status, String who, Api caller) {
        Answer unknown = unknown(caller);
        Answer foreign = to(others, caller);
        return foreign.status() == status && foreign.text().equals(unknown.text())
                ? Optional.empty()
                : Optional.of(operation + " answers " + who + " with another's " + parameter.name() + " "
                        + foreign.status() + " " + foreign.text() + ", with one that nobody has " + unknown.status()
                        + " "
                        + unknown.text());
    }

    @Override
    public String toString() {
        return operation + " " + parameter.name();
    }
}
