namespace Biela.Modules.Financial;

/// <summary>The amount of a line; costs and expenses are negative.</summary>
internal sealed record LineAmount(ResultLine Line, Money Amount);

/// <summary>A month's income statement in one view: the lines that are not zero, in their order, and what they come to.</summary>
internal sealed record Statement(IReadOnlyList<LineAmount> Lines, Money GrossRevenue, Money Deductions, Money NetRevenue, Money DirectCosts,
    Money GrossProfit, Money VariableExpenses, Money FixedExpenses, Money Ebitda, Money Depreciation, Money FinancialResult, Money IncomeTax, Money Result,
    Money OutsideResult)
{
    /// <summary>Adds up the rows of a month.</summary>
    public static Statement Of(IEnumerable<ResultRow> rows)
    {
        var lines = rows.GroupBy(r => r.Line).OrderBy(g => g.Key).Select(g => new LineAmount(g.Key, Money.Sum(g.Select(r => r.Amount))))
            .Where(l => l.Amount != Money.Zero).ToList();
        var (gross, deductions) = (Sum(ResultLine.Services, ResultLine.OtherRevenue), Sum(ResultLine.Discounts, ResultLine.SalesTaxes));
        var (direct, variable, fixeds) = (Sum(ResultLine.PartsCost, ResultLine.Warranty), Sum(ResultLine.Variable, ResultLine.Variable),
            Sum(ResultLine.People, ResultLine.Commercial));
        var (depreciation, financial, tax) = (Sum(ResultLine.Depreciation, ResultLine.Depreciation), Sum(ResultLine.Financial, ResultLine.Financial),
            Sum(ResultLine.IncomeTax, ResultLine.IncomeTax));
        var ebitda = gross + deductions + direct + variable + fixeds;
        return new(lines, gross, deductions, gross + deductions, direct, gross + deductions + direct, variable, fixeds, ebitda, depreciation, financial, tax,
            ebitda + depreciation + financial + tax, Sum(ResultLine.Investments, ResultLine.Owners));

        Money Sum(ResultLine first, ResultLine last) => Money.Sum(lines.Where(l => l.Line >= first && l.Line <= last).Select(l => l.Amount));
    }
}
