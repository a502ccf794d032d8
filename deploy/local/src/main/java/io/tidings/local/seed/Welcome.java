package io.tidings.local.seed;

import io.tidings.local.credential.DemoUser;
import io.tidings.local.credential.Keys;
import io.tidings.local.credential.Keys.Token;
import io.tidings.local.credential.PrivateFile;
import io.tidings.local.demo.PublicApi;
import io.tidings.local.demo.PublicApi.Sender;
import io.tidings.local.demo.PublicApi.Template;
import io.tidings.local.setting.LocalFault;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What {@code up} tells at its end: addresses, credentials, first calls that work when pasted. */
public final class Welcome {
    private static final int ATTEMPTS = 240;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Settings settings;
    private final Keys keys;

    /** For the suite of the settings. */
    public Welcome(Settings settings, Keys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /** The text as it was told last, or a new one when this data has not been told of yet. */
    public String again() {
        Path told = told();
        try {
            return Files.exists(told) ? Files.readString(told) : text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path told() {
        return settings.home().data().resolve("welcome.txt");
    }

    /** The text; waits until the senders of the demo data have reached the services that offer them. */
    public String text() {
        String url = settings.url(Port.GATEWAY);
        try (HttpClient http = HttpClient.newHttpClient()) {
            PublicApi api = PublicApi.withToken(http, url, keys.token(Token.DEMO_API));
            Template template = api.template("promo_offer");
            String text = text(url, template, firstSender(api, template));
            PrivateFile.write(told(), text);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sender firstSender(PublicApi api, Template template) {
        for (int i = 0; i < ATTEMPTS; i++) {
            List<Sender> senders = api.senders(template);
            if (!senders.isEmpty()) {
                return senders.getFirst();
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new LocalFault("the demo's numbers did not reach broadcast-service");
    }

    private String text(String url, Template template, Sender sender) {
        String authorization = "-H 'Authorization: Bearer " + keys.token(Token.DEMO_API) + "'";
        return """

                Gateway    %s
                Sandbox    %s
                Demo       %s / %s
                Admin      %s / %s
                Variables  %s

                See the credit:
                  curl -s %s %s/api/v1/credits

                Send a broadcast:
                  curl -s %s -H 'Content-Type: application/json' %s/api/v1/send-broadcast -d '%s'

                See it all at work:  ./tidings demo
                """.formatted(
                        url,
                        settings.url(Port.SANDBOX),
                        DemoUser.DEMO.email(),
                        DemoUser.DEMO.password(),
                        DemoUser.ADMIN.email(),
                        DemoUser.ADMIN.password(),
                        relative(settings.home().demoEnv()),
                        authorization,
                        url,
                        authorization,
                        url,
                        body(template, sender));
    }

    private static String body(Template template, Sender sender) {
        return ("{\"name\":\"First\",\"template_id\":%d,\"template_account_flow_id\":%d,\"language_id\":%d,"
                        + "\"global_data\":{\"company\":\"Example Co\"},"
                        + "\"data\":\"{\\\"data\\\":[{\\\"phone\\\":\\\"213551000001\\\",\\\"name\\\":\\\"Client\\\"}]}\"}")
                .formatted(template.id(), sender.id(), template.languageId());
    }

    private static Path relative(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
