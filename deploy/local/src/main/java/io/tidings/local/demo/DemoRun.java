package io.tidings.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.local.demo.PublicApi.Sender;
import io.tidings.local.demo.PublicApi.Template;
import io.tidings.local.setting.LocalFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One broadcast to many, one part of it over each number, watched until nothing more is expected. */
final class DemoRun {
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    private final PublicApi api;
    private final SandboxView sandbox;
    private final ProgressBar bar;
    private final String name;

    /**
     * A run.
     *
     * @param name tells this run's broadcasts and messages from all others
     */
    DemoRun(PublicApi api, SandboxView sandbox, ProgressBar bar, String name) {
        this.api = api;
        this.sandbox = sandbox;
        this.bar = bar;
        this.name = name;
    }

    Verdict run(List<Recipient> recipients) {
        long before = sandbox.last();
        BigDecimal credit = api.credit();
        Template template = api.template("promo_offer");
        List<Sender> senders = api.senders(template);
        if (senders.isEmpty()) {
            throw new LocalFault("there is no number to send from");
        }
        List<List<Recipient>> shares = shares(recipients, senders.size());
        for (int i = 0; i < shares.size(); i++) {
            api.sendBroadcast(broadcast(template, senders.get(i), shares.get(i)));
        }
        int confirming = (int) recipients.stream().filter(Recipient::confirms).count();
        BroadcastView view = watch(confirming);
        BigDecimal after = settledCredit(credit.subtract(view.cost()));
        return new Verdict(recipients, view, sandbox.receivedAfter(before, name), credit, after);
    }

    /** Deals the recipients out like cards. */
    static List<List<Recipient>> shares(List<Recipient> recipients, int count) {
        List<List<Recipient>> shares = new ArrayList<>();
        for (int i = 0; i < Math.min(count, recipients.size()); i++) {
            shares.add(new ArrayList<>());
        }
        for (int i = 0; i < recipients.size(); i++) {
            shares.get(i % shares.size()).add(recipients.get(i));
        }
        return shares;
    }

    private Map<String, Object> broadcast(Template template, Sender sender, List<Recipient> share) {
        List<Map<String, String>> rows = share.stream()
                .map(recipient -> Map.of("phone", recipient.phone(), "name", recipient.name()))
                .toList();
        return Map.of(
                "name", name + " from " + sender.phone(),
                "template_id", template.id(),
                "template_account_flow_id", sender.id(),
                "language_id", template.languageId(),
                "data", json(Map.of("data", rows)),
                "global_data", Map.of("company", name));
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Polls until all is settled, or nothing has moved for a minute. */
    private BroadcastView watch(int confirming) {
        BroadcastView view = BroadcastView.NOTHING;
        long moved = System.nanoTime();
        while (true) {
            BroadcastView now = BroadcastView.sum(api.broadcasts(name));
            bar.show(now);
            if (now.isSettled(confirming) || System.nanoTime() - moved > STANDSTILL.toNanos()) {
                bar.end();
                return now;
            }
            moved = now.equals(view) ? moved : System.nanoTime();
            view = now;
            LockSupport.parkNanos(POLL);
        }
    }

    /** Credit follows the provider's answers by moments. */
    private BigDecimal settledCredit(BigDecimal expected) {
        long deadline = System.nanoTime() + STANDSTILL.toNanos();
        BigDecimal credit = api.credit();
        while (credit.compareTo(expected) != 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL);
            credit = api.credit();
        }
        return credit;
    }
}
