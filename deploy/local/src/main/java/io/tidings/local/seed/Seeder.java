package io.tidings.local.seed;

import io.tidings.local.credential.Keys;
import io.tidings.local.http.JsonClient;
import io.tidings.local.http.Reply;
import io.tidings.local.part.Part;
import io.tidings.local.setting.LocalFault;
import io.tidings.local.setting.Settings;
import io.tidings.testkit.ServiceToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Lays the demo data down through the services' internal interfaces; again changes nothing. */
public final class Seeder {
    private final Settings settings;
    private final Keys keys;
    private final InstantSource clock;
    private final Path done;

    /** Seeds the suite of the settings. */
    public Seeder(Settings settings, Keys keys, InstantSource clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
        this.done = settings.home().data().resolve("seeded");
    }

    /** Makes all calls, unless the same were made on this data before. */
    public void seed() {
        String calls = Calls.text(settings, keys);
        String mark = Integer.toHexString(calls.hashCode());
        try {
            if (Files.exists(done) && Files.readString(done).equals(mark)) {
                return;
            }
            try (HttpClient http = HttpClient.newHttpClient()) {
                Calls.read(calls).forEach(call -> make(http, call));
            }
            Files.writeString(done, mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(HttpClient http, Call call) {
        String base = settings.url(Part.named(call.to()).port());
        ServiceToken tokens = new ServiceToken(keys.service(), clock);
        Reply reply = new JsonClient(http, base, () -> tokens.mint("local")).put(call.path(), call.body());
        if (!reply.isSuccess()) {
            throw new LocalFault("the demo data was refused: PUT %s of %s answered %d %s"
                    .formatted(call.path(), call.to(), reply.status(), reply.body()));
        }
    }
}
