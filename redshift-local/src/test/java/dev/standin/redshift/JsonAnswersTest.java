package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages of JSON functions say, example by example, and what they leave open. */
class JsonAnswersTest extends OneWarehouse {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        IS_VALID_JSON                   | select is_valid_json('{"a":2}'), is_valid_json('{"a":{"b":{"c":1}}}'), is_valid_json('{"a": [1,2,"b"]}')  | true true true
        IS_VALID_JSON                   | select is_valid_json('{{}}'), is_valid_json('{1:"a"}'), is_valid_json('[1,2,3]')                          | false false false
        IS_VALID_JSON_ARRAY             | select is_valid_json_array('[]'), is_valid_json_array('["a","b"]'), is_valid_json_array('["a",["b",1,["c",2,3,null]]]') | true true true
        IS_VALID_JSON_ARRAY             | select is_valid_json_array('{"a":1}'), is_valid_json_array('a'), is_valid_json_array('[1,2,]')            | false false false
        ours, what the engine would take | select is_valid_json('{"a":NaN}'), is_valid_json('{"a":[1,]}'), is_valid_json('{"a":"NaN, ]"}'), is_valid_json(null) | false false true null
        JSON_ARRAY_LENGTH               | select json_array_length('[11,12,13,{"f1":21,"f2":[25,26]},14]')                                          | 5
        JSON_ARRAY_LENGTH               | select json_array_length('[11,12,13,{"f1":21,"f2":[25,26]},14',true)                                      | null
        JSON_EXTRACT_ARRAY_ELEMENT_TEXT | select json_extract_array_element_text('[111,112,113]', 2)                                                | 113
        JSON_EXTRACT_ARRAY_ELEMENT_TEXT | select json_extract_array_element_text('["a",["b",1,["c",2,3,null,]]]',1,true)                            | null
        JSON_EXTRACT_ARRAY_ELEMENT_TEXT | select concat(json_extract_array_element_text('[1]', 1), '.'), concat(json_extract_array_element_text('[1]', -1), '.') | . .
        ours, parts of an array         | select json_extract_array_element_text('["a",["b",1,["c",2,3,null]]]', 1), json_extract_array_element_text('[true]', 0) | ["b",1,["c",2,3,null]] true
        JSON_EXTRACT_PATH_TEXT          | select json_extract_path_text('{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}}','f4', 'f6')                     | star
        JSON_EXTRACT_PATH_TEXT          | select json_extract_path_text('{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}','f4', 'f6',true)                 | null
        ours, with blanks               | select json_extract_path_text('{ "farm": { "barn": { "color": "red", "feed stocked": true } } }', 'farm', 'barn', 'feed stocked') | true
        ours, a number and an object    | select json_extract_path_text('{"a":{"b":[1,-2]}}', 'a'), json_extract_path_text('{"a":-1234567890}', 'a') | {"b":[1,-2]} -1234567890
        ours, a key with a point        | select json_extract_path_text('{"a.b":7,"a":{"b":8}}', 'a.b'), json_extract_path_text('{"A":1,"a":2}', 'a') | 7 2
        """)
    void a_function_answers_as_its_page_says(String page, String sql, String expected) {
        assertThat(values(sql)).as(page).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        select json_extract_path_text('{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}','f4', 'f6') | ERROR: Invalid JSON
        select json_array_length('[11,12,13,{"f1":21,"f2":[25,26]},14')                       | ERROR: Invalid JSON
        select json_extract_array_element_text('["a",["b",1,["c",2,3,null,]]]',1)             | ERROR: Invalid JSON
        select json_extract_path_text('{"farm":{"barn":{}}}', 'farm', 'barn', 'color')        | Not supported by the local Redshift: a path that is not in the JSON text
        select json_extract_path_text('{"a":1.50}', 'a')                                      | Not supported by the local Redshift: a number with a fraction out of a JSON text
        select json_extract_path_text('{"a":null}', 'a')                                      | Not supported by the local Redshift: a JSON null
        select json_extract_path_text('{"a":{"b": 1}}', 'a')                                  | Not supported by the local Redshift: a part of a JSON text that is written with blanks
        select json_array_length('{"a":1}')                                                   | Not supported by the local Redshift: a JSON text that is no array
        select is_valid_json('1')                                                             | Not supported by the local Redshift: a JSON text that is neither
        select json_extract_path_text('{"a":1}', 'a', 'b', 'c', 'd', 'e', 'f')                | ERROR: json_extract_path_text takes one to five
        """)
    void what_is_wrong_or_open_is_said(String sql, String message) {
        assertThatThrownBy(() -> values(sql)).as(sql).hasMessageStartingWith(message);
    }
}
