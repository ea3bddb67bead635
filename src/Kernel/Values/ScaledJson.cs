using System.Text;
using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Biela.Kernel;

/// <summary>A scaled number as a JSON number, read and written exactly; more decimals than the type holds are refused, never rounded.</summary>
public sealed class ScaledJson<T> : JsonConverter<T> where T : struct, IScaled<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number) throw new JsonException("Informe um número, sem aspas e com ponto decimal.");
        var text = Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        return ScaledNumbers.TryParse(text, out T value)
            ? value
            : throw new JsonException($"O número está fora da faixa ou tem mais de {T.Scale} casas decimais; corrija o valor.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToPlainText());
}

/// <summary>A scaled number as a whole number in the database.</summary>
public sealed class ScaledConverter<T>() : ValueConverter<T, long>(value => value.Scaled, scaled => ScaledNumbers.FromScaled<T>(scaled))
    where T : struct, IScaled<T>;
