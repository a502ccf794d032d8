package io.tidings.e2e.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** A call's body as the parts of a form. */
final class Multipart {

    static final String TYPE = "multipart/form-data; boundary=tidings";

    private Multipart() {}

    /** A member of an object is a part of its own, as PHP names it. */
    static byte[] of(Map<String, Object> body) {
        StringBuilder form = new StringBuilder();
        body.entrySet().stream()
                .flatMap(field -> parts(field.getKey(), field.getValue()))
                .forEach(form::append);
        return form.append("--tidings--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Stream<String> parts(String name, Object value) {
        return value instanceof Map<?, ?> members
                ? members.entrySet().stream()
                        .flatMap(member -> parts(name + "[" + member.getKey() + "]", String.valueOf(member.getValue())))
                : Stream.of(
                        "--tidings\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }
}
