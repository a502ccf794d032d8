package io.tidings.testkit.bad.gamma.api;

import java.sql.Connection;

/** A dialect that speaks SQL. */
public record GammaResource(Connection connection) {}
