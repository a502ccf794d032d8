package io.tidings.platform;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.testkit.TidingsStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running application on real PostgreSQL and Kafka; all such tests share one start. */
@QuarkusTest
@WithTestResource(
        value = TidingsStack.class,
        initArgs = {
            @io.quarkus.test.common.ResourceArg(name = "parts", value = "postgres,kafka"),
            @io.quarkus.test.common.ResourceArg(name = "database", value = "tidings_platform")
        })
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnTheStack {}
