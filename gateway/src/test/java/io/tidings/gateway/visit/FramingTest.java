package io.tidings.gateway.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class FramingTest {

    @Test
    void hasNoBodyWithoutHeaders() {
        assertThat(Framing.of(headers())).isEqualTo(new Framing(true, false, 0));
    }

    @Test
    void readsALength() {
        assertThat(Framing.of(headers("Content-Length", "42"))).isEqualTo(new Framing(true, false, 42));
    }

    @Test
    void readsChunked() {
        Framing framing = Framing.of(headers("Transfer-Encoding", "chunked"));

        assertThat(framing.sane()).isTrue();
        assertThat(framing.hasBody()).isTrue();
    }

    @Test
    void doubtsWhatTwoReadersCouldReadDifferently() {
        assertThat(Framing.of(headers("Content-Length", "4", "Content-Length", "5"))
                        .sane())
                .isFalse();
        assertThat(Framing.of(headers("Content-Length", "4", "Transfer-Encoding", "chunked"))
                        .sane())
                .isFalse();
        assertThat(Framing.of(headers("Content-Length", "+4")).sane()).isFalse();
        assertThat(Framing.of(headers("Content-Length", "99999999999999999999")).sane())
                .isFalse();
        assertThat(Framing.of(headers("Transfer-Encoding", "gzip, chunked")).sane())
                .isFalse();
        assertThat(Framing.of(headers("Transfer-Encoding", "Chunked")).sane()).isFalse();
        assertThat(Framing.of(headers("Transfer-Encoding", "chunked", "Transfer-Encoding", "identity"))
                        .sane())
                .isFalse();
    }

    private static MultiMap headers(String... pairs) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.add(pairs[i], pairs[i + 1]);
        }
        return headers;
    }
}
