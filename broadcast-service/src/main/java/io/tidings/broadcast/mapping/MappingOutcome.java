package io.tidings.broadcast.mapping;

import java.util.List;

/** What came of reading a mapping: its rows, or what a person has to correct. */
public sealed interface MappingOutcome permits Mapping, MappingOutcome.Refusal {

    /** Not one row may be sent. The errors name places and rows. */
    record Refusal(List<String> errors) implements MappingOutcome {}
}
