package io.tidings.broadcast.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidings.broadcast.mapping.Mapping.DuplicateRow;
import io.tidings.broadcast.phone.PhoneReader;
import io.tidings.broadcast.phone.PhoneReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the rows of one mapping and keeps, for each new number, where its row stands. */
final class RowReader {

    private static final int LISTED_DUPLICATES = 100;

    private final PhoneReader phones;
    private final Set<String> variables;
    private final Set<String> unshared;
    private final int limit;
    private final RowFaults faults = new RowFaults();
    private final Contacts contacts;
    private final Map<Long, Integer> rowOfPhone = new HashMap<>();
    private final List<DuplicateRow> firstDuplicates = new ArrayList<>();
    private final Map<String, Integer> missing = new TreeMap<>();
    private final Set<String> unfilled = new HashSet<>();
    private int duplicates;
    private int row;

    RowReader(
            MappingText text,
            PhoneReader phones,
            Collection<String> variables,
            Collection<String> unshared,
            int limit) {
        this.contacts = new Contacts(text);
        this.phones = phones;
        this.variables = Set.copyOf(variables);
        this.unshared = Set.copyOf(unshared);
        this.limit = limit;
    }

    /** The row that is being read, from 1; 0 outside of the rows. */
    int current() {
        return row;
    }

    /** Reads up to the end of the array whose start the parser stands at. */
    void read(JsonParser json) throws IOException {
        row = 1;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (row <= limit) {
                readRow(json);
            } else {
                json.skipChildren();
            }
            row++;
        }
        faults.rows(row - 1);
        row = 0;
    }

    MappingOutcome outcome() {
        if (faults.rowCount() > limit) {
            return new MappingOutcome.Refusal(List.of("The mapping data may not hold more than " + limit + " rows."));
        }
        if (!faults.isEmpty()) {
            return new MappingOutcome.Refusal(faults.messages());
        }
        if (contacts.size() == 0) {
            return new MappingOutcome.Refusal(List.of("The mapping data holds no contacts."));
        }
        return new Mapping(contacts, duplicates, List.copyOf(firstDuplicates), Map.copyOf(missing));
    }

    private void readRow(JsonParser json) throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            faults.add(row, "is not an object with a phone.");
            json.skipChildren();
            return;
        }
        unfilled.clear();
        unfilled.addAll(unshared);
        Optional<String> phone = readFields(json);
        int end = (int) json.currentLocation().getByteOffset();
        if (end - start > Bounds.MOST_BYTES) {
            faults.add(row, "is larger than " + Bounds.MOST_BYTES + " bytes.");
        }
        phone.ifPresent(written -> readPhone(written, start, end));
    }

    /** The phone as it is written, or empty when the row is refused for it. */
    private Optional<String> readFields(JsonParser json) throws IOException {
        int fields = 0;
        boolean named = false;
        Optional<String> phone = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            fields++;
            String name = json.currentName();
            json.nextToken();
            if (variables.contains(name)) {
                readValue(name, json);
            }
            if (name.equals("phone")) {
                phone = phoneText(json);
                named = true;
            }
            json.skipChildren();
        }
        if (fields > Bounds.MOST_FIELDS) {
            faults.add(row, "has more than " + Bounds.MOST_FIELDS + " fields.");
        }
        if (phone.isEmpty()) {
            faults.add(row, named ? "has a phone that is neither text nor a number." : "has no phone.");
        } else if (phone.get().isBlank()) {
            faults.add(row, "has no phone.");
            return Optional.empty();
        }
        return phone;
    }

    private static Optional<String> phoneText(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT -> Optional.of(json.getText());
            case VALUE_NULL -> Optional.of("");
            default -> Optional.empty();
        };
    }

    private void readValue(String name, JsonParser json) throws IOException {
        Values.fault(json).ifPresent(fault -> faults.add(row, RowFaults.quoted(name) + " " + fault + "."));
        if (Values.text(json).isPresent()) {
            unfilled.remove(name);
        }
    }

    private void readPhone(String written, int start, int end) {
        switch (phones.read(written)) {
            case PhoneReading.Digits digits -> keep(Long.parseLong(digits.value()), start, end);
            case PhoneReading.NotANumber no ->
                faults.add(row, RowFaults.quoted(written) + " is not a phone number: " + no.reason() + ".");
        }
    }

    private void keep(long phone, int start, int end) {
        Integer firstRow = rowOfPhone.putIfAbsent(phone, row);
        if (firstRow == null) {
            contacts.add(phone, start, end);
            unfilled.forEach(variable -> missing.merge(variable, 1, Integer::sum));
            return;
        }
        duplicates++;
        if (firstDuplicates.size() < LISTED_DUPLICATES) {
            firstDuplicates.add(new DuplicateRow(row, Long.toString(phone), firstRow));
        }
    }
}
