package io.tidings.e2e.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request as bytes, which no client library would write; asks for the connection to be closed. */
final class RawRequest {

    private static final int PATIENCE = 60_000;

    private final String what;
    private final String head;
    private final List<String> headers = new ArrayList<>();
    private byte[] body = {};
    private int promised;

    /** @param what for messages of tests */
    RawRequest(String what, String method, String path) {
        this.what = what;
        this.head = method + " " + path + " HTTP/1.1";
    }

    RawRequest header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    RawRequest body(byte[] bytes) {
        body = bytes;
        return this;
    }

    /** Declares so many bytes, whatever comes. */
    RawRequest promising(int bytes) {
        promised = bytes;
        return this;
    }

    /** Whether a server can know who is asked; it answers without a body otherwise. */
    boolean isHttp() {
        return headers.stream().noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
    }

    /** What came back; status 0 when the connection was closed without an answer. */
    Answer to(URI server) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(bytes(server));
                out.flush();
            } catch (IOException e) {
                // it may have answered and closed before it had read everything
                return read(socket.getInputStream());
            }
            return read(socket.getInputStream());
        }
    }

    private byte[] bytes(URI server) {
        List<String> lines = new ArrayList<>(List.of(head, "Host: " + server.getAuthority(), "Connection: close"));
        lines.addAll(headers);
        int length = Math.max(promised, body.length);
        if (length > 0) {
            lines.add("Content-Length: " + length);
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static Answer read(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return text.startsWith("HTTP/1.1 ")
                ? new Answer(Integer.parseInt(text.substring(9, 12)), text)
                : new Answer(0, text);
    }

    @Override
    public String toString() {
        return what + ": " + head.substring(0, Math.min(200, head.length()));
    }

    /** @param text head and body as they came */
    record Answer(int status, String text) {}
}
