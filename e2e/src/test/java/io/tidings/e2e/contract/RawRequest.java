package io.tidings.e2e.contract;

import io.tidings.e2e.Exchange;
import io.tidings.e2e.Exchanges;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request as bytes, which no client library would write; asks for the connection to be closed. */
final class RawRequest {

    private static final int PATIENCE = 60_000;
    /** What makes chunks bursts: the client is slow, and nothing is waited for. */
    private static final Duration BETWEEN_BURSTS = Duration.ofSeconds(1);

    private final String what;
    private final String head;
    private final List<String> headers = new ArrayList<>();
    /** Written one after the other, a pause in between. */
    private final List<byte[]> bursts = new ArrayList<>();

    /** Its body without chunks. */
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private int promised;
    private boolean isChunked;
    private boolean isHttp = true;

    /** @param what for messages of tests */
    RawRequest(String what, String method, String path) {
        this.what = what;
        this.head = method + " " + path + " HTTP/1.1";
    }

    RawRequest header(String name, String value) {
        headers.add(name + ": " + value);
        isHttp = isHttp && value.chars().noneMatch(Character::isISOControl);
        return this;
    }

    RawRequest body(byte[] bytes) {
        bursts.add(bytes);
        content.writeBytes(bytes);
        return this;
    }

    /** Declares so many bytes, whatever comes. */
    RawRequest promising(int bytes) {
        promised = bytes;
        return this;
    }

    /** A body whose length nobody is told, a chunk for each burst. */
    RawRequest chunked(byte[]... chunks) {
        endless(chunks).bursts.add(utf8("0\r\n\r\n"));
        return this;
    }

    /** The same, of which the end never comes. */
    RawRequest endless(byte[]... chunks) {
        isChunked = true;
        for (byte[] chunk : chunks) {
            bursts.add(chunkOf(chunk));
            content.writeBytes(chunk);
        }
        return this;
    }

    /** What stands where chunks should is none. */
    RawRequest chunkedBadly(String nonsense) {
        isChunked = true;
        isHttp = false;
        bursts.add(utf8(nonsense));
        return this;
    }

    /** Whether a server can know what is asked; it may close the connection without a word otherwise. */
    boolean isHttp() {
        return isHttp;
    }

    /** What came back. */
    Answer to(URI server) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            // it may answer before it has read everything, or stop reading; closing the socket ends the writer
            Thread.ofVirtual().start(() -> write(server, out));
            Answer answer = read(socket.getInputStream());
            if (isHttp && answer.isWhole()) {
                Exchanges.keep(exchange(answer));
            }
            return answer;
        }
    }

    private void write(URI server, OutputStream out) {
        try {
            out.write(head(server));
            for (int n = 0; n < bursts.size(); n++) {
                if (isChunked && n > 0 && n < bursts.size() - 1) {
                    Thread.sleep(BETWEEN_BURSTS);
                }
                out.write(bursts.get(n));
                out.flush();
            }
        } catch (IOException e) {
            // it has closed the connection; what it said is read all the same
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] head(URI server) {
        List<String> lines = new ArrayList<>(List.of(head, "Host: " + server.getAuthority(), "Connection: close"));
        lines.addAll(headers);
        int length = Math.max(
                promised, bursts.stream().mapToInt(burst -> burst.length).sum());
        if (isChunked) {
            lines.add("Transfer-Encoding: chunked");
        } else if (length > 0) {
            lines.add("Content-Length: " + length);
        }
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Answer read(InputStream in) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        int silent = Answer.CLOSED;
        try {
            in.transferTo(received);
        } catch (SocketTimeoutException e) {
            silent = Answer.NONE;
        } catch (IOException e) {
            // a connection that is reset may have answered before
        }
        String text = received.toString(StandardCharsets.UTF_8);
        return text.startsWith("HTTP/1.1 ")
                ? new Answer(Integer.parseInt(text.substring(9, 12)), text)
                : new Answer(silent, text);
    }

    private Exchange exchange(Answer answer) {
        String[] asked = head.split(" ", 3);
        String[] parts = answer.text().split("\r\n\r\n", 2);
        String body = content.toString(StandardCharsets.UTF_8);
        return new Exchange(
                asked[0],
                asked[1],
                fields(headers.stream()),
                body,
                answer.status(),
                fields(parts[0].lines().skip(1)),
                parts[1]);
    }

    private static Map<String, List<String>> fields(Stream<String> lines) {
        return lines.map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
    }

    private static byte[] chunkOf(byte[] bytes) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(utf8(Integer.toHexString(bytes.length) + "\r\n"));
        chunk.writeBytes(bytes);
        chunk.writeBytes(utf8("\r\n"));
        return chunk.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return what + ": " + head.substring(0, Math.min(200, head.length()));
    }

    /** @param text head and body as they came */
    record Answer(int status, String text) {

        /** The connection was closed without an answer. */
        static final int CLOSED = 0;

        /** Nothing came in a minute. */
        static final int NONE = -1;

        /** Whether its text has the body in one piece. */
        private boolean isWhole() {
            return status > 0 && !text.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding:");
        }
    }
}
