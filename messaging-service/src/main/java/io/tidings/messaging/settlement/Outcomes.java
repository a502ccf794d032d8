package io.tidings.messaging.settlement;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Lets requests wait for what becomes of messages. Told only of what this process settles, once it is durable. */
@ApplicationScoped
public class Outcomes {

    private final Map<UUID, List<UniEmitter<? super Outcome>>> waiting = new ConcurrentHashMap<>();

    /** The outcome that is reached after this is subscribed to; waits for ever when there is none. */
    public Uni<Outcome> of(UUID message) {
        return Uni.createFrom().emitter(emitter -> {
            waiting.merge(message, List.of(emitter), Outcomes::both);
            emitter.onTermination(() -> leave(message, emitter));
        });
    }

    /** These transitions have been committed. */
    void tell(List<Transition> transitions) {
        if (waiting.isEmpty()) {
            return;
        }
        for (Transition transition : transitions) {
            Outcome outcome = Outcome.of(transition);
            if (outcome.isReached()) {
                waiting.getOrDefault(outcome.message(), List.of()).forEach(emitter -> emitter.complete(outcome));
            }
        }
    }

    private void leave(UUID message, UniEmitter<? super Outcome> emitter) {
        waiting.computeIfPresent(message, (id, emitters) -> {
            List<UniEmitter<? super Outcome>> left = new ArrayList<>(emitters);
            left.remove(emitter);
            return left.isEmpty() ? null : left;
        });
    }

    private static List<UniEmitter<? super Outcome>> both(
            List<UniEmitter<? super Outcome>> some, List<UniEmitter<? super Outcome>> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
