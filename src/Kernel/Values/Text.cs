using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Biela.Kernel;

/// <summary>A text with a form that is checked when it comes in, kept without its punctuation.</summary>
public interface IText<TSelf> where TSelf : struct, IText<TSelf>
{
    /// <summary>What the user calls it, for messages.</summary>
    static abstract string Kind { get; }

    /// <summary>The text without punctuation; empty for a value that was never given. This is what the database and the wire hold.</summary>
    string Value { get; }

    /// <summary>Reads a text with or without punctuation.</summary>
    static abstract bool TryParse(string? text, out TSelf value);
}

/// <summary>What all checked texts can do.</summary>
public static class CheckedTexts
{
    extension<T>(T) where T : struct, IText<T>
    {
        /// <summary>Reads a text with or without punctuation; throws <see cref="FormatException"/> when it is not one.</summary>
        public static T Parse(string? text) => Read<T>(text);
    }

    internal static string Refusal<T>() where T : struct, IText<T> => $"{T.Kind}: valor inválido; confira e digite de novo.";

    internal static T Read<T>(string? text) where T : struct, IText<T> =>
        T.TryParse(text, out var value) ? value : throw new FormatException(Refusal<T>());

    /// <summary>The text in upper case without spaces and the given punctuation; null when it holds anything but ASCII letters and digits.</summary>
    internal static string? Compact(string? text, string punctuation)
    {
        if (text is null or { Length: > 64 }) return null;
        var kept = text.Where(letter => letter != ' ' && !punctuation.Contains(letter)).ToArray();
        return kept.All(char.IsAsciiLetterOrDigit) ? new string(kept).ToUpperInvariant() : null;
    }
}

/// <summary>A checked text as a JSON string.</summary>
public sealed class TextJson<T> : JsonConverter<T> where T : struct, IText<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException(CheckedTexts.Refusal<T>());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>A checked text as text in the database.</summary>
public sealed class TextConverter<T>() : ValueConverter<T, string>(value => value.Value, text => CheckedTexts.Read<T>(text))
    where T : struct, IText<T>;
