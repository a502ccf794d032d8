package io.tidings.bench.queue;

import io.tidings.bench.CpuTimes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sender under test, with its devices, and the rounds that it is put through. */
final class Senders implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double HORIZON_SECONDS = 0.25;
    private static final int ONE_CLAIM = 500;

    private final QueueStack stack;
    private final QueueDatabase database;
    private final QueueRound round;
    private final UUID workspace = UUID.randomUUID();
    private final List<UUID> devices;
    private SenderProcess sender;

    Senders(QueueStack stack, int count, int rate) {
        this.stack = stack;
        this.database = stack.database();
        this.round = new QueueRound(stack);
        this.devices = QueueBench.ids(count);
        this.sender = SenderProcess.start(stack);
        round.hold();
        provide(rate);
    }

    private void provide(int rate) {
        UUID account = UUID.randomUUID();
        database.run("""
                INSERT INTO account (id, workspace, name, provider, base_url, graph_version, waba_id, access_token,
                                     app_secret, verify_token, created_at, updated_at)
                VALUES (?, ?, 'Bench', 'instant', 'http://localhost:1', 'v23.0', 'bench', '', '', '', now(), now())""", account, workspace);
        for (UUID device : devices) {
            database.run("""
                    INSERT INTO device (id, workspace, account, name, phone, phone_number_id, rate_per_second, shard,
                                        status, created_at, updated_at)
                    VALUES (?, ?, ?, 'Bench', '213551000000', ?, ?, ?, 'active', now(), now())""", device, workspace, account, device.toString(), rate, Workload.shard(device));
        }
    }

    /** Lets the sender have the shards. */
    void release() {
        round.release();
    }

    TidingsRound round(int messages, boolean statements) {
        Workload work = new Workload(workspace, devices, messages);
        round.hold();
        double accept = round.accept(work);
        database.run("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        database.rows("SELECT pg_stat_statements_reset()::text");
        CpuTimes before = CpuTimes.of(processes());
        round.release();
        round.awaitDrained();
        CpuTimes after = CpuTimes.of(processes());
        if (statements) {
            Statements.print(database, messages);
        }
        return result(work, accept, after.perMessage(before, messages));
    }

    private TidingsRound result(Workload work, double accept, Map<String, Double> cpu) {
        Map<String, Object> times = round.times(work.first());
        List<Double> latencies = round.claimToResult(work.first());
        awaitTold();
        Told told = Told.of(stack.kafkaServers(), work.first());
        return new TidingsRound(
                work.messages() / accept,
                work.messages() / QueueDatabase.decimal(times, "seconds"),
                latencies.get(0),
                latencies.get(1),
                work.messages(),
                (long) QueueDatabase.decimal(times, "sent"),
                attempts(work),
                told.messages("SENT"),
                told.twice(),
                cpu);
    }

    private long attempts(Workload work) {
        return (long) database.number("SELECT count(*) FROM attempt WHERE message >= ?", work.first());
    }

    private void awaitTold() {
        Waits.until("results are told", PATIENCE, () -> database.number("SELECT count(*) FROM outbox") == 0);
    }

    /** Kills the sender when two fifths are settled, and lets another one go on. */
    KilledRound killedRound(int messages, double perSecond) {
        Workload work = new Workload(workspace, devices, messages);
        round.hold();
        round.accept(work);
        round.release();
        Waits.until(
                "two fifths are settled",
                PATIENCE,
                () -> database.number("SELECT count(*) FROM queue") <= 0.6 * messages);
        sender.kill();
        int claimed = (int) database.number("SELECT count(*) FROM queue WHERE state = 'claimed'");
        sender = SenderProcess.start(stack);
        Waits.until(
                "the rest is settled",
                PATIENCE,
                () -> database.number("SELECT count(*) FROM queue WHERE state <> 'unknown'") == 0);
        int unknown = (int) database.number("SELECT count(*) FROM queue WHERE state = 'unknown'");
        awaitTold();
        Told told = Told.of(stack.kafkaServers(), work.first());
        return new KilledRound(
                messages,
                (long) QueueDatabase.decimal(round.times(work.first()), "sent"),
                attempts(work),
                claimed,
                unknown,
                Math.round(1_000 * unknown / perSecond),
                Math.round(perSecond * HORIZON_SECONDS) + ONE_CLAIM,
                told.messages("SENT"),
                told.twice());
    }

    private Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put("sender", sender.pid());
        processes.put("postgres", stack.postgresPid());
        processes.put("kafka_and_bench", ProcessHandle.current().pid());
        return processes;
    }

    @Override
    public void close() {
        sender.close();
    }
}
