package io.tidings.auth.connection.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.connection.Connection;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A row of the log.
 *
 * @param createdAt as the clocks of the workspace's zone show it
 * @param event ours: {@code login}, or the code with which one was refused
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ConnectionBody(long id, String ipAddress, String userAgent, String createdAt, String event) {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    static ConnectionBody of(Connection connection, ZoneId zone) {
        return new ConnectionBody(
                connection.id(),
                connection.address(),
                connection.userAgent(),
                SECOND.format(connection.at().atZone(zone)),
                connection.event());
    }
}
