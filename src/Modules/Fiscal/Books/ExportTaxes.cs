using System.Text;
using Biela.Fisco;

namespace Biela.Modules.Fiscal;

/// <summary>The taxes of some months for the accountant: semicolons, decimal commas and UTF-8 with its mark, as Excel in Portuguese reads them.</summary>
internal static class ExportTaxes
{
    internal static async Task<FileContentHttpResult> Handle(
        string from, string to, FiscalDb db, CancellationToken ct, FiscalEnvironment? environment = null)
    {
        var taxes = await ShowTaxes.Of(from, to, environment, db, ct);
        var text = new StringBuilder("Mês;Tributo;Modelo;Código;Sentido;Situação;Notas;Base;Valor\r\n");
        foreach (var month in taxes.Months)
            foreach (var (rows, fate) in new[] { (month.Rows, "Autorizada"), (month.Cancelled, "Cancelada ou substituída") })
                foreach (var row in rows)
                    text.Append(string.Join(';', month.Month, NameOf(row.Tax), $"{row.Model}".ToUpperInvariant(), row.Code,
                        row.Incoming ? "Entrada" : "Saída", fate, row.Notes, row.Base.ForSpreadsheets, row.Amount.ForSpreadsheets)).Append("\r\n");
        return TypedResults.Bytes([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv", $"tributos-{from}-{to}.csv");
    }

    internal static string NameOf(BookedTax tax) => tax switch
    {
        BookedTax.IcmsSt => "ICMS-ST",
        BookedTax.FcpSt => "FCP-ST",
        BookedTax.DifalFcp => "FCP do DIFAL",
        BookedTax.IssWithheld => "ISS retido",
        BookedTax.Irrf => "IRRF",
        BookedTax.Inss => "INSS retido",
        BookedTax.Contributions => "PIS/COFINS/CSLL retidos",
        _ => $"{tax}".ToUpperInvariant(),
    };
}
