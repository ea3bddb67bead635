using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>The taxpayer number of a person or of a company.</summary>
[JsonConverter(typeof(TextJson<TaxId>))]
public readonly record struct TaxId : IText<TaxId>
{
    private TaxId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Kind => "CPF ou CNPJ";

    /// <summary>11 digits of a person or 14 characters of a company; empty for one that was never given.</summary>
    public string Value => field ?? "";

    /// <summary>Whether it is a CNPJ.</summary>
    public bool IsCompany => Value.Length == 14;

    /// <summary>The number of a person with its ends hidden; the number of a company is public and stays whole.</summary>
    public string Masked => Cpf.TryParse(Value, out var cpf) ? cpf.Masked : ToString();

    /// <summary>Every CPF is one.</summary>
    public static implicit operator TaxId(Cpf cpf) => new(cpf.Value);

    /// <summary>Every CNPJ is one.</summary>
    public static implicit operator TaxId(Cnpj cnpj) => new(cnpj.Value);

    /// <inheritdoc/>
    public static bool TryParse(string? text, out TaxId value)
    {
        value = Cpf.TryParse(text, out var cpf) ? cpf : Cnpj.TryParse(text, out var cnpj) ? cnpj : default(TaxId);
        return value.Value is not "";
    }

    /// <summary>The same, as paths and queries are bound; the provider changes nothing.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out TaxId value) => TryParse(text, out value);

    public override string ToString() => Cpf.TryParse(Value, out var cpf) ? cpf.ToString() : Cnpj.TryParse(Value, out var cnpj) ? cnpj.ToString() : "";
}
