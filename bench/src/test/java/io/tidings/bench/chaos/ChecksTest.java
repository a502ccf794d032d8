package io.tidings.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.bench.chaos.Evidence.Attempt;
import io.tidings.bench.chaos.Evidence.Broadcast;
import io.tidings.bench.chaos.Evidence.Epoch;
import io.tidings.bench.chaos.Evidence.Ledger;
import io.tidings.bench.chaos.Evidence.Message;
import io.tidings.bench.chaos.Evidence.Recipient;
import io.tidings.bench.chaos.Evidence.Reservation;
import io.tidings.bench.chaos.Evidence.Sighting;
import io.tidings.bench.chaos.Evidence.Stop;
import io.tidings.bench.chaos.Evidence.TakeOver;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One broadcast to one recipient, told wrongly in one way at a time: each lie is found by its check, and by no other. */
class ChecksTest {

    private static final UUID ID = new UUID(1, 1);
    private static final UUID BROADCAST = new UUID(2, 2);
    private static final String PHONE = "213550000001";
    private static final Epoch EPOCH = new Epoch(3, 5);
    private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, Broadcast> broadcasts = new HashMap<>();
    private final List<Recipient> recipients = new ArrayList<>();
    private final Map<UUID, Message> messages = new HashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<Epoch, TakeOver> tookOver = new HashMap<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<UUID, Reservation> reservations = new HashMap<>();
    private int status = 200;
    private long parked;
    private boolean balanced = true;

    ChecksTest() {
        broadcast("completed", "0.5");
        told("sent", "read");
        attempts.add(new Attempt(ID, 1, EPOCH, SENT.minusMillis(5), "accepted"));
        tookOver.put(EPOCH, new TakeOver(SENT.minusSeconds(60), "localhost:8084"));
        successorTakesOver(SENT.plusSeconds(10));
        sightings.add(new Sighting(ID.toString(), PHONE, SENT, 3));
        reserved("0", "0.5", "0");
    }

    @Test
    void nothingIsFoundWhenAllIsWell() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void answeredBroadcastThatIsNotThereIsFound() {
        broadcasts.clear();
        recipients.clear();
        messages.clear();
        sightings.clear();
        attempts.clear();
        reservations.clear();
        assertThat(broken()).containsExactly("accepted_is_whole");
        status = 0;
        assertThat(broken()).isEmpty();
    }

    @Test
    void callThatIsRefusedForGoodIsFound() {
        status = 503;
        assertThat(broken()).isEmpty();
        status = 401;
        assertThat(broken()).containsExactly("refused_for_now_only");
    }

    @Test
    void messageThatNobodySettlesIsFound() {
        told("claimed", "read");
        assertThat(broken()).contains("accepted_is_settled");
    }

    @Test
    void messageThatIsCalledSentButWasNeverReceivedIsFound() {
        sightings.clear();
        assertThat(broken()).contains("nothing_lost");
    }

    @Test
    void messageThatWasReceivedButIsCalledFailedIsFound() {
        told("failed", "read");
        assertThat(broken()).contains("nothing_lost");
    }

    @Test
    void messageThatWasReceivedTwiceIsFound() {
        sightings.add(new Sighting(ID.toString(), PHONE, SENT.plusSeconds(1), 3));
        assertThat(broken()).containsExactly("no_duplicates");
    }

    @Test
    void unknownOneWithAReceiptIsFound() {
        told("unknown", "none");
        reserved("0.5", "0", "0");
        broadcast("completed", "0");
        assertThat(broken()).containsExactly("unknown_only_without_receipt", "no_receipt_lost");
    }

    @Test
    void unknownOneThatWasNeverReceivedIsHonest() {
        told("unknown", "none");
        reserved("0.5", "0", "0");
        broadcast("completed", "0");
        sightings.clear();
        assertThat(broken()).isEmpty();
    }

    @Test
    void otherStateForTheCustomerIsFound() {
        recipients.set(0, new Recipient(ID, BROADCAST, PHONE, "sent", "delivered", BigDecimal.ONE));
        assertThat(broken()).containsExactly("services_agree");
    }

    @Test
    void wrongChargeIsFound() {
        reserved("0", "1.0", "0");
        assertThat(broken()).containsExactly("charge_is_exact");
    }

    @Test
    void creditThatStaysReservedForABroadcastThatDoesNotExistIsFound() {
        reservations.put(new UUID(9, 9), reservation("0.5", "0", "0"));
        assertThat(broken()).containsExactly("charge_is_exact");
    }

    @Test
    void ledgerThatDoesNotBalanceIsFound() {
        balanced = false;
        assertThat(broken()).containsExactly("ledger_sums_to_zero");
    }

    @Test
    void callAfterTheSuccessorTookOverIsFound() {
        successorTakesOver(SENT.minusMillis(60));
        assertThat(broken()).containsExactly("no_call_after_a_lease");
    }

    @Test
    void callThatWasBeingWrittenWhenItsOwnerWasStoppedIsTheStatedResidue() {
        attempts.set(0, new Attempt(ID, 1, EPOCH, SENT.minusSeconds(8), "accepted"));
        successorTakesOver(SENT.minusMillis(600));
        stops.add(new Stop(8_084, SENT.minusSeconds(8), SENT.minusMillis(20)));
        assertThat(broken()).isEmpty();
        stops.set(0, new Stop(8_094, SENT.minusSeconds(8), SENT.minusMillis(20)));
        assertThat(broken()).as("another process was stopped").containsExactly("no_call_after_a_lease");
    }

    @Test
    void callThatOnlyBecameDueWhileItsOwnerWasStoppedIsFound() {
        attempts.set(0, new Attempt(ID, 1, EPOCH, SENT.minusSeconds(6), "accepted"));
        successorTakesOver(SENT.minusMillis(600));
        stops.add(new Stop(8_084, SENT.minusSeconds(8), SENT.minusMillis(20)));
        assertThat(broken()).containsExactly("no_call_after_a_lease");
    }

    @Test
    void attemptAfterOneThatMayHaveBeenTakenIsFound() {
        attempts.add(new Attempt(ID, 2, EPOCH, SENT, "accepted"));
        assertThat(broken()).containsExactly("no_attempt_after_an_open_one");
    }

    @Test
    void parkedCommandIsFound() {
        parked = 1;
        assertThat(broken()).containsExactly("nothing_parked");
    }

    private void successorTakesOver(Instant at) {
        tookOver.put(EPOCH.next(), new TakeOver(at, "localhost:8094"));
    }

    private void broadcast(String state, String cost) {
        broadcasts.put("Chaos 1", new Broadcast(BROADCAST, "Chaos 1", state, 1, new BigDecimal(cost)));
    }

    private void told(String state, String receipt) {
        messages.put(ID, new Message(ID, state, receipt));
        recipients.clear();
        recipients.add(new Recipient(ID, BROADCAST, PHONE, state, receipt, BigDecimal.ONE));
    }

    private void reserved(String open, String charged, String writtenOff) {
        reservations.put(BROADCAST, reservation(open, charged, writtenOff));
    }

    private static Reservation reservation(String open, String charged, String writtenOff) {
        return new Reservation(
                new BigDecimal("0.5"), new BigDecimal(open), new BigDecimal(charged), new BigDecimal(writtenOff));
    }

    private Set<String> broken() {
        Evidence evidence = new Evidence(
                List.of(new Posted("Chaos 1", List.of(PHONE), status)),
                broadcasts,
                recipients,
                messages,
                attempts,
                tookOver,
                stops,
                sightings,
                reservations,
                parked,
                new Ledger(balanced, ""));
        Map<String, Finding> findings = Checks.of(evidence);
        findings.values().removeIf(Finding::isKept);
        return findings.keySet();
    }
}
