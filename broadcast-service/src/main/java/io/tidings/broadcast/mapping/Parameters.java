package io.tidings.broadcast.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the parameters of a message: the row's value, else the one that all share, else empty text. */
public final class Parameters {

    private final Set<String> variables;
    private final Map<String, String> shared;
    private final List<String> faults = new ArrayList<>();

    /**
     * Parameters for one broadcast.
     *
     * @param variables what the template fills in
     * @param globalData JSON text of the object that all contacts share
     */
    public Parameters(Collection<String> variables, String globalData) {
        this.variables = Set.copyOf(variables);
        this.shared = ObjectValues.read(globalData, this.variables, faults);
    }

    /** What cannot be a value in the object that all share, as sentences. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** The variables that rows must bring along, since nothing else has a value for them. */
    public List<String> unshared() {
        return variables.stream().filter(name -> !shared.containsKey(name)).toList();
    }

    /** The value of every variable for the contact of this row. */
    public Map<String, String> of(String row) {
        Map<String, String> own = ObjectValues.read(row, variables, new ArrayList<>());
        Map<String, String> all = new LinkedHashMap<>();
        for (String variable : variables) {
            all.put(variable, own.getOrDefault(variable, shared.getOrDefault(variable, "")));
        }
        return all;
    }
}
