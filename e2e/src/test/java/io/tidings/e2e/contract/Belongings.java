package io.tidings.e2e.contract;

import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import java.util.List;
import java.util.stream.Stream;

/** All that somebody could have changed who should not, as those see it whose it is. */
final class Belongings {

    private static final String V1 = "/api/v1";

    private final World world;

    Belongings(World world) {
        this.world = world;
    }

    /** As it is now, of all. */
    List<String> all() {
        return Stream.of(ofDemo(), ofPlatform(), ofOther())
                .flatMap(List::stream)
                .toList();
    }

    /** Of the other workspace. */
    List<String> ofOther() {
        Object broadcast = world.foreign("id").orElseThrow();
        return seen(
                world.other(),
                V1 + "/broadcasts/" + broadcast,
                V1 + "/contacts?broadcast_id=" + broadcast,
                V1 + "/broadcasts",
                V1 + "/credits",
                V1 + "/connections");
    }

    private List<String> ofDemo() {
        List<String> seen = seen(
                world.api(),
                V1 + "/broadcasts/" + world.broadcast(),
                V1 + "/contacts?broadcast_id=" + world.broadcast(),
                V1 + "/broadcasts",
                V1 + "/credits",
                V1 + "/connections",
                V1 + "/user",
                V1 + "/workspaces",
                V1 + "/members",
                V1 + "/invitations",
                V1 + "/audit?per_page=100");
        // when they were used last is no matter here
        String tokens =
                "tokens " + answered(world.api(), "/api/api-tokens").body().findValuesAsText("id");
        return Stream.concat(seen.stream(), Stream.of(tokens)).toList();
    }

    private List<String> ofPlatform() {
        return seen(world.admin(), "/api/announcements/admin");
    }

    private static List<String> seen(Api whose, String... paths) {
        return Stream.of(paths)
                .map(path -> path + " " + answered(whose, path).body().path("data"))
                .toList();
    }

    private static Answer answered(Api whose, String path) {
        Answer answer = whose.get(path);
        if (answer.status() != 200) {
            throw new AssertionError(path + " answered " + answer);
        }
        return answer;
    }
}
