package io.tidings.broadcast.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.testkit.TidingsStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole service on real PostgreSQL and Kafka. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = {
            @ResourceArg(name = "parts", value = "postgres,kafka"),
            @ResourceArg(name = "database", value = "tidings_broadcast")
        })
@QuarkusTestResource(BillingServer.class)
@QuarkusTestResource(MessagingServer.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BroadcastTest {}
