//! The API's own description as a table of what can be asked: every address, every method, a body that would be understood.

use serde_json::{Map, Value, json};

/// One way to ask the API.
pub struct Operation {
    pub method: String,
    pub path: String,
    /// A JSON body of the right shape; empty when none is taken.
    pub body: String,
}

/// Every operation that the description lists, its parameters filled with what is nowhere.
pub fn operations(document: &Value) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            if ["get", "post", "put", "patch", "delete"].contains(&method.as_str()) {
                let body = body(document, &operation["requestBody"]);
                found.push(Operation { method: method.to_uppercase(), path: path.clone(), body });
            }
        }
    }
    found
}

fn body(document: &Value, request: &Value) -> String {
    let schema = &request["content"]["application/json"]["schema"];
    if schema.is_null() { String::new() } else { example(document, schema, 0).to_string() }
}

/// A value of the shape that a schema asks for.
fn example(document: &Value, schema: &Value, depth: usize) -> Value {
    if depth > 6 {
        return Value::Null;
    }
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or_default();
        return example(document, &document["components"]["schemas"][name], depth + 1);
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(one) =
            schema[choice].as_array().and_then(|all| all.iter().find(|one| one["type"] != "null"))
        {
            return example(document, one, depth + 1);
        }
    }
    let kind = &schema["type"];
    let kind = kind
        .as_str()
        .or_else(|| kind.as_array()?.iter().filter_map(Value::as_str).find(|kind| *kind != "null"));
    match kind {
        Some("string") => json!("2026-11-24T10:00:00Z"),
        Some("integer" | "number") => json!(1),
        Some("boolean") => json!(true),
        Some("array") => json!([]),
        _ => object(document, schema, depth),
    }
}

fn object(document: &Value, schema: &Value, depth: usize) -> Value {
    let mut made = Map::new();
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        if required.contains(&name.as_str()) {
            made.insert(name.clone(), example(document, property, depth + 1));
        }
    }
    Value::Object(made)
}
