package io.tidings.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogTest {
    @TempDir
    Path folder;

    @Test
    void givesEverythingBackInOrderThroughTheFile() {
        Backlog backlog = new Backlog(folder.resolve("backlog"), 64);
        Random dice = new Random(9);
        long added = 0;
        long taken = 0;
        while (taken < 20_000) {
            for (int i = dice.nextInt(150); i > 0; i--) {
                backlog.add(added, -added);
                added++;
            }
            Updates updates = backlog.take(dice.nextInt(1, 140));
            for (int i = 0; i < updates.size(); i++) {
                assertThat(updates.reference(i)).isEqualTo(taken);
                assertThat(updates.moment(i)).isEqualTo(-taken);
                taken++;
            }
            assertThat(backlog.size()).isEqualTo(added - taken);
        }
    }

    @Test
    void isEmptyAfterClearing() {
        Backlog backlog = new Backlog(folder.resolve("backlog"), 4);
        for (int i = 0; i < 100; i++) {
            backlog.add(i, i);
        }

        backlog.clear();
        backlog.add(7, 7);

        assertThat(backlog.take(10).size()).isEqualTo(1);
    }
}
