package io.tidings.testkit.bad.gamma;

import org.apache.kafka.clients.producer.Producer;

/** Produces events beside the outbox. */
record Shouter(Producer<String, String> producer) {}
