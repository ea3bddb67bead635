using System.Text;

namespace Biela.Modules.Financial;

/// <summary>The income statement for the accountant: semicolons, decimal commas and UTF-8 with its mark, as Excel in Portuguese reads them.</summary>
internal static class ExportResults
{
    internal static async Task<FileContentHttpResult> Handle(
        FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct, string? from = null, string? to = null)
    {
        var months = await ShowResults.Of(from, to, db, tenant, clock, ct);
        var text = new StringBuilder("Mês;Linha;Competência;Caixa;Diferença\r\n");
        foreach (var month in months)
            foreach (var (name, accrual, cash) in ResultPaper.Rows(month))
                text.Append(string.Join(';',
                    month.Month, name, accrual.ForSpreadsheets, cash.ForSpreadsheets, (accrual - cash).ForSpreadsheets)).Append("\r\n");
        return TypedResults.Bytes([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv",
            $"dre-{months[0].Month}-{months[^1].Month}.csv");
    }
}
