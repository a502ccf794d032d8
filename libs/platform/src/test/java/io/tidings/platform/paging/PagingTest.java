package io.tidings.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

    private final LaravelPagination pagination = new LaravelPagination(URI.create("https://api.example.org"));

    @Test
    void linksToBothNeighbours() {
        Page<Integer> page = new Page<>(List.of(1, 2, 3), 8, new PageRequest(2, 3));

        Map<String, Object> fields = pagination.of(page, URI.create("/api/v1/broadcasts?search=a%20b&page=2"));

        assertThat(fields)
                .containsOnlyKeys(
                        "total", "count", "per_page", "next_page_url", "prev_page_url", "current_page", "total_pages");
        assertThat(fields)
                .containsEntry("total", 8L)
                .containsEntry("count", 3)
                .containsEntry("per_page", 3)
                .containsEntry("current_page", 2)
                .containsEntry("total_pages", 3L)
                .containsEntry("next_page_url", "https://api.example.org/api/v1/broadcasts?search=a%20b&page=3")
                .containsEntry("prev_page_url", "https://api.example.org/api/v1/broadcasts?search=a%20b&page=1");
    }

    @Test
    void showsAnEmptyListAsOnePageWithoutNeighbours() {
        Map<String, Object> fields =
                pagination.of(new Page<>(List.of(), 0, new PageRequest(1, 15)), URI.create("/api/v1/broadcasts"));

        assertThat(fields).containsEntry("total_pages", 1L);
        assertThat(fields.get("next_page_url")).isNull();
        assertThat(fields.get("prev_page_url")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,0",
        "3,3,30",
        ",1,0",
        "0,1,0",
        "-1,1,0",
        "abc,1,0",
        "99999999999,1000000,14999985",
        "99999999999999999999,1,0",
        "2.5,1,0"
    })
    void readsAnyTextAsAPage(String text, int page, long offset) {
        PageRequest request = PageRequest.of(text, 15);

        assertThat(request.page()).isEqualTo(page);
        assertThat(request.offset()).isEqualTo(offset);
    }
}
