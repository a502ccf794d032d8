package io.tidings.local.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The demo's result: both sides, and whether they agree.
 *
 * @param recipients to whom the broadcasts were sent
 * @param api what the API says at the end
 * @param received how often the sandbox saw each number
 */
record Verdict(
        List<Recipient> recipients,
        BroadcastView api,
        Map<String, Integer> received,
        BigDecimal creditBefore,
        BigDecimal creditAfter) {

    long messages() {
        return received.values().stream().mapToInt(Integer::intValue).sum();
    }

    long duplicates() {
        return messages() - received.size();
    }

    long lost() {
        return recipients.stream()
                .filter(recipient -> !received.containsKey(recipient.phone()))
                .count();
    }

    long confirming() {
        return recipients.stream().filter(Recipient::confirms).count();
    }

    BigDecimal charged() {
        return creditBefore.subtract(creditAfter);
    }

    /** What doesn't fit, as sentences; empty when all agree. */
    List<String> disagreements() {
        List<String> found = new ArrayList<>();
        int expected = recipients.size();
        compare(found, "contacts", api.contacts(), expected);
        compare(found, "sent", api.sent(), expected);
        compare(found, "delivered", api.delivered(), expected);
        compare(found, "read", api.read(), expected);
        compare(found, "confirmed", api.confirmed(), confirming());
        compare(found, "received by the sandbox", messages(), expected);
        compare(found, "duplicates", duplicates(), 0);
        compare(found, "lost", lost(), 0);
        if (charged().compareTo(api.cost()) != 0) {
            found.add("credit: " + charged().toPlainString() + " charged, the broadcasts cost "
                    + api.cost().toPlainString());
        }
        return found;
    }

    private static void compare(List<String> found, String what, long actual, long expected) {
        if (actual != expected) {
            found.add(what + ": " + actual + " instead of " + expected);
        }
    }

    String table() {
        String rows = row("", "API", "sandbox")
                + row("recipients", api.contacts(), received.size())
                + row("sent / received", api.sent(), messages())
                + row("delivered", api.delivered(), "")
                + row("read", api.read(), "")
                + row("confirmed", api.confirmed(), confirming() + " tapped")
                + row("failed", api.failed(), "")
                + row("unknown", api.unknown(), "")
                + row("credit before", creditBefore.toPlainString(), "")
                + row("credit after", creditAfter.toPlainString(), "")
                + row("charged", charged().toPlainString(), "")
                + row("duplicates", "", duplicates())
                + row("lost", "", lost());
        return rows.stripTrailing();
    }

    private static String row(String what, Object api, Object sandbox) {
        return "%-16s %14s %14s%n".formatted(what, api, sandbox);
    }
}
