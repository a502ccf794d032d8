package io.tidings.broadcast.message.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.tidings.broadcast.field.JsonWanted;
import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.NotBuilt;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fields of a form as the JSON that says the same; {@code data[name]} is a member of {@code data}. Read from the whole body,
 * since the framework answers nothing at all to a form that is broken.
 */
final class FieldsOfForm {

    private static final Pattern MEMBER = Pattern.compile("([a-z_]+)\\[([^\\[\\]]+)]");
    private static final int MOST_FIELDS = 1_000;
    private static final boolean ON_DISK = false;

    private FieldsOfForm() {}

    /**
     * @param type of the body: multipart or URL-encoded
     * @throws Malformed when the form can't be read
     * @throws NotBuilt when it holds a file, which comes with a later version
     */
    static ObjectNode json(byte[] body, String type) {
        if (new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
            throw JsonWanted.fault();
        }
        FullHttpRequest form =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        form.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        if (type.startsWith(MediaType.MULTIPART_FORM_DATA) && !HttpPostRequestDecoder.isMultipart(form)) {
            throw unreadable();
        }
        try {
            return json(form, body.length);
        } catch (DecoderException e) {
            throw unreadable();
        }
    }

    private static ObjectNode json(FullHttpRequest form, int length) {
        HttpPostRequestDecoder decoder = new HttpPostRequestDecoder(
                new DefaultHttpDataFactory(ON_DISK), form, StandardCharsets.UTF_8, MOST_FIELDS, Math.max(1, length));
        try {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            decoder.getBodyHttpDatas().forEach(field -> put(json, field.getName(), text(field)));
            if (decoder.currentPartialHttpData() != null) {
                throw unreadable();
            }
            return json;
        } finally {
            decoder.destroy();
        }
    }

    private static Malformed unreadable() {
        return new Malformed("The form could not be read.");
    }

    private static String text(InterfaceHttpData field) {
        if (!(field instanceof Attribute attribute)) {
            throw new NotBuilt();
        }
        try {
            return attribute.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode json, String name, String value) {
        Matcher member = MEMBER.matcher(name);
        if (member.matches()) {
            object(json, member.group(1)).put(member.group(2), value);
        } else {
            json.put(name, value);
        }
    }

    private static ObjectNode object(ObjectNode json, String name) {
        return json.get(name) instanceof ObjectNode known ? known : json.putObject(name);
    }
}
