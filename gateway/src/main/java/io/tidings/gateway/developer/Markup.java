package io.tidings.gateway.developer;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import io.tidings.gateway.developer.Reference.Field;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** What templates make of texts. */
@TemplateExtension
final class Markup {
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    /** A text with what makes it a name, a word of the language, or a number. */
    private static final Pattern TOKEN = Pattern.compile(
            "(\"(?:[^\"\\\\]|\\\\.)*\")(\\s*:)?|\\b(true|false|null)\\b|(?<=[\\s\\[:,])-?\\d+(?:\\.\\d+)?\\b");

    private Markup() {}

    /** Markdown as HTML. */
    static RawString markdown(String text) {
        return new RawString(HTML.render(MARKDOWN.parse(text)).strip());
    }

    /** Markdown as HTML that is no paragraph of its own. */
    static RawString inline(String text) {
        return new RawString(markdown(text).toString().replaceAll("^<p>|</p>$", ""));
    }

    /** JSON, or anything like it, with its parts told apart. */
    static RawString code(String text) {
        StringBuilder html = new StringBuilder();
        int[] end = {0};
        TOKEN.matcher(text).results().forEach(token -> {
            html.append(escaped(text.substring(end[0], token.start())));
            html.append("<span class=\"").append(kind(token)).append("\">");
            html.append(escaped(token.group())).append("</span>");
            end[0] = token.end();
        });
        return new RawString(html.append(escaped(text.substring(end[0]))).toString());
    }

    private static String kind(MatchResult token) {
        if (token.group(1) != null) {
            return token.group(2) == null ? "string" : "name";
        }
        return token.group(3) == null ? "number" : "word";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A path with its ids told apart. */
    static RawString path(String text) {
        return new RawString(escaped(text).replace("/", "/<wbr>").replaceAll("(\\{[^}]+})", "<b>$1</b>"));
    }

    /** What stands before a field in a list of text. */
    static String indent(Field field) {
        return "  ".repeat(field.depth());
    }

    /** Texts in a row. */
    static String joined(List<String> texts) {
        return String.join(", ", texts);
    }
}
