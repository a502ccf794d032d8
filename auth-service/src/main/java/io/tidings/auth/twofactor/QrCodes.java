package io.tidings.auth.twofactor;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws QR codes on a worker thread. */
@ApplicationScoped
class QrCodes {
    private static final int PIXELS = 300;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private final Vertx vertx;

    QrCodes(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The text as PNG in a data URI. */
    Uni<String> dataUri(String text) {
        return vertx.executeBlocking(
                () -> "data:image/png;base64," + Base64.getEncoder().encodeToString(png(drawn(text))), false);
    }

    private static BufferedImage drawn(String text) {
        BitMatrix squares = squares(text);
        BufferedImage image =
                new BufferedImage(squares.getWidth(), squares.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                image.setRGB(x, y, squares.get(x, y) ? BLACK : WHITE);
            }
        }
        return image;
    }

    /** The exception isn't passed on: it may tell the text. */
    private static BitMatrix squares(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, PIXELS, PIXELS);
        } catch (WriterException e) {
            throw new IllegalStateException("no QR code can be drawn");
        }
    }

    /** In memory: {@code ImageIO} would write a file in between. */
    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
