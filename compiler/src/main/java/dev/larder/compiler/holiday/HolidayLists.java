package dev.larder.compiler.holiday;

import dev.larder.compiler.contract.ContractProblem;
import dev.larder.compiler.contract.HolidaysReader;
import dev.larder.core.contract.Holidays;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The lists of holidays of a project, which its contracts name: {@code holidays/<name>.yaml}.
 *
 * @param lists by their names
 * @param problems what is wrong with them, by file
 */
public record HolidayLists(Map<String, Holidays> lists, Map<String, List<ContractProblem>> problems) {
    private static final Pattern FILE = Pattern.compile("holidays/([a-z][a-z0-9_-]*)\\.(?:yaml|yml|json)");

    /** Copies the maps. */
    public HolidayLists {
        lists = Collections.unmodifiableMap(new TreeMap<>(lists));
        problems = Collections.unmodifiableMap(new TreeMap<>(problems));
    }

    /** Whether the file can be one. */
    public static boolean isOne(String file) {
        return FILE.matcher(file).matches();
    }

    /** Those among the documents; one that cannot be read has no day, so that naming it is no problem of its own. */
    public static HolidayLists of(SortedMap<String, JsonNode> documents, Collection<String> unread) {
        Map<String, Holidays> lists = new TreeMap<>();
        Map<String, List<ContractProblem>> problems = new TreeMap<>();
        for (String file : unread) {
            Matcher list = FILE.matcher(file);
            if (list.matches()) {
                lists.put(list.group(1), Holidays.NONE);
            }
        }
        documents.forEach((file, document) -> {
            Matcher list = FILE.matcher(file);
            if (list.matches()) {
                List<ContractProblem> wrong = new ArrayList<>();
                lists.put(list.group(1), HolidaysReader.file(document, wrong));
                problems.put(file, wrong);
            }
        });
        return new HolidayLists(lists, problems);
    }
}
