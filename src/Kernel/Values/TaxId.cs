using System.Text.Json.Serialization;

namespace Biela.Kernel;

/// <summary>The taxpayer number of a person or of a company.</summary>
[JsonConverter(typeof(TextJson<TaxId>))]
public readonly record struct TaxId : IText<TaxId>
{
    private TaxId(string value) => Value = value;

    public static string Kind => "CPF ou CNPJ";
    public string Value => field ?? "";

    public bool IsCompany => Value.Length == 14;

    /// <summary>The number of a person with its ends hidden; the number of a company is public and stays whole.</summary>
    public string Masked => Cpf.TryParse(Value, out var cpf) ? cpf.Masked : ToString();

    public static implicit operator TaxId(Cpf cpf) => new(cpf.Value);
    public static implicit operator TaxId(Cnpj cnpj) => new(cnpj.Value);

    public static bool TryParse(string? text, out TaxId value)
    {
        value = Cpf.TryParse(text, out var cpf) ? cpf : Cnpj.TryParse(text, out var cnpj) ? cnpj : default(TaxId);
        return value.Value is not "";
    }

    public static bool TryParse(string? text, IFormatProvider? provider, out TaxId value) => TryParse(text, out value);

    public override string ToString() => Cpf.TryParse(Value, out var cpf) ? cpf.ToString() : Cnpj.TryParse(Value, out var cnpj) ? cnpj.ToString() : "";
}
