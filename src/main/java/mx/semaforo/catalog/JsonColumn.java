package mx.semaforo.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import java.util.Map;

/** Keeps the values of a form in one column, their order and every decimal with them. */
class JsonColumn implements AttributeConverter<Map<String, Object>, String> {

  private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Override
  public String convertToDatabaseColumn(Map<String, Object> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Estos valores no se pueden guardar", e);
    }
  }

  @Override
  public Map<String, Object> convertToEntityAttribute(String column) {
    try {
      return JSON.readValue(column, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Los valores guardados no se pueden leer", e);
    }
  }
}
