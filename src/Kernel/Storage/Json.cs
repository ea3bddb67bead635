using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Biela.Kernel;

/// <summary>Values that belong to one row and are never asked for by themselves are kept as JSON in a column of that row.</summary>
public static class Json
{
    private static readonly JsonSerializerOptions Options = Web.Json(new());

    /// <summary>Stores the property as a JSON document; a change anywhere in it is a change of the row.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), text => Read<T>(text)),
            new ValueComparer<T>((a, b) => Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => Read<T>(Write(value))));
        return property.HasColumnType("jsonb");
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
