namespace Biela.Modules.Financial;

/// <summary>The income statement as it is written down: every line under its sum, in the order of the paper.</summary>
internal static class ResultPaper
{
    private static readonly (string Name, Func<Statement, Money> Sum, ResultLine[] Lines)[] Layout =
    [
        ("Receita bruta", s => s.GrossRevenue, [ResultLine.Services, ResultLine.Parts, ResultLine.Customers, ResultLine.OtherRevenue]),
        ("Deduções", s => s.Deductions, [ResultLine.Discounts, ResultLine.Returns, ResultLine.SalesTaxes]),
        ("Receita líquida", s => s.NetRevenue, []),
        ("Custos diretos", s => s.DirectCosts,
            [ResultLine.PartsCost, ResultLine.Materials, ResultLine.DirectLabour, ResultLine.ThirdParties, ResultLine.Warranty]),
        ("Lucro bruto", s => s.GrossProfit, []),
        ("Despesas variáveis", s => s.VariableExpenses, []),
        ("Despesas fixas", s => s.FixedExpenses, [ResultLine.People, ResultLine.Premises, ResultLine.Administrative, ResultLine.Commercial]),
        ("EBITDA", s => s.Ebitda, []),
        ("Depreciação", s => s.Depreciation, []),
        ("Resultado financeiro", s => s.FinancialResult, []),
        ("IRPJ e CSLL", s => s.IncomeTax, []),
        ("Resultado líquido", s => s.Result, []),
        ("Fora do resultado", s => s.OutsideResult, [ResultLine.Investments, ResultLine.Loans, ResultLine.Owners]),
    ];

    /// <summary>Name, accrual and cash of every line; those below a sum only where they have an amount.</summary>
    public static IEnumerable<(string Name, Money Accrual, Money Cash)> Rows(MonthResult month) => Layout.SelectMany(row => row.Lines
        .Select(line => (Name: $"  {NameOf(line)}", Accrual: Of(month.Accrual, line), Cash: Of(month.Cash, line)))
        .Where(line => line.Accrual != Money.Zero || line.Cash != Money.Zero).Prepend((row.Name, row.Sum(month.Accrual), row.Sum(month.Cash))));

    private static Money Of(Statement statement, ResultLine line) => Money.Sum(statement.Lines.Where(l => l.Line == line).Select(l => l.Amount));

    private static string NameOf(ResultLine line) => line switch
    {
        ResultLine.Services => "Serviços",
        ResultLine.Parts => "Peças",
        ResultLine.Customers => "Recebimentos de clientes",
        ResultLine.OtherRevenue => "Outras",
        ResultLine.Discounts => "Descontos",
        ResultLine.Returns => "Devoluções",
        ResultLine.SalesTaxes => "Impostos sobre vendas",
        ResultLine.PartsCost => "Custo das peças (CMV)",
        ResultLine.Materials => "Materiais",
        ResultLine.DirectLabour => "Mão de obra direta",
        ResultLine.ThirdParties => "Terceiros",
        ResultLine.Warranty => "Garantia",
        ResultLine.People => "Pessoal",
        ResultLine.Premises => "Estrutura",
        ResultLine.Administrative => "Administrativas",
        ResultLine.Commercial => "Comerciais",
        ResultLine.Investments => "Investimentos",
        ResultLine.Loans => "Empréstimos",
        ResultLine.Owners => "Sócios",
        _ => $"{line}",
    };
}
