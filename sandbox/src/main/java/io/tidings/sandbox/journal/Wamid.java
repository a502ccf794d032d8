package io.tidings.sandbox.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Message ids in the form that Meta gives them: the other party's number and a unique part, in base64. */
public final class Wamid {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int OUTGOING = 0x11;
    private static final int INBOUND = 0x12;

    private Wamid() {}

    /** The id of an accepted message; the run tells messages with the same number before and after a reset apart. */
    static String outgoing(long recipient, int run, long seq) {
        return of(OUTGOING, recipient, HEX.toHexDigits(run) + HEX.toHexDigits(seq, 10));
    }

    /** The id of what a recipient wrote. */
    public static String inbound(long writer, int run, long number) {
        return of(INBOUND, writer, HEX.toHexDigits(run) + HEX.toHexDigits(number, 12));
    }

    private static String of(int direction, long party, String unique) {
        byte[] digits = Long.toString(party).getBytes(StandardCharsets.US_ASCII);
        byte[] hex = unique.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream id = new ByteArrayOutputStream(48);
        id.writeBytes(new byte[] {0x1C, 0x18, (byte) digits.length});
        id.writeBytes(digits);
        id.writeBytes(new byte[] {0x15, 0x02, 0x00, (byte) direction, 0x18, (byte) hex.length});
        id.writeBytes(hex);
        id.write(0);
        return "wamid." + Base64.getEncoder().encodeToString(id.toByteArray());
    }
}
