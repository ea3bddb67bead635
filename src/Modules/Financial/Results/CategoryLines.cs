namespace Biela.Modules.Financial;

/// <summary>The line that a shop chose for one of its categories.</summary>
internal sealed class CategoryLine
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>As <see cref="CategoryLines.Plain"/> writes it.</summary>
    public required string Category { get; init; }

    public required ResultLine Line { get; set; }
}

/// <summary>
/// In which line of the result a category stands: as the shop chose, else by the words in its name, else with the administration. What customers paid and
/// what parts cost is earned and spent otherwise, so those lines are guessed from whole names alone.
/// </summary>
internal sealed class CategoryLines(IReadOnlyDictionary<string, ResultLine> chosen)
{
    /// <summary>Behind the plain name of a category that brings money in.</summary>
    private const string Income = " +";

    private static readonly (ResultLine Line, string[] Names)[] Whole =
    [
        (ResultLine.Customers, ["clientes", "recebimentos de clientes", "renegociacao", "devolucao de credito"]),
        (ResultLine.PartsCost, ["fornecedores de pecas", "fornecedor de pecas", "fornecedores", "compra de pecas", "pecas"]),
    ];

    /// <summary>Words that make a category, the stronger ones first: rent is rent, of a machine too.</summary>
    private static readonly (ResultLine Line, string[] Names)[] Known =
    [
        (ResultLine.IncomeTax, ["irpj", "csll"]),
        (ResultLine.Depreciation, ["depreciacao"]),
        (ResultLine.Financial, ["juros", "multa", "multas", "tarifa", "tarifas", "bancaria", "bancarias", "iof", "rendimento", "rendimentos"]),
        (ResultLine.Variable, ["comissao", "comissoes", "frete", "fretes", "cartao", "cartoes"]),
        (ResultLine.Premises, ["aluguel", "alugueis", "energia", "luz", "agua", "internet", "telefone", "iptu", "condominio", "manutencao", "rent", "energy"]),
        (ResultLine.People,
            ["folha", "salario", "salarios", "pessoal", "equipe", "fgts", "inss", "ferias", "vale", "beneficios", "rescisao", "payroll", "labore"]),
        (ResultLine.Commercial, ["propaganda", "publicidade", "marketing", "anuncio", "anuncios", "brinde", "brindes"]),
        (ResultLine.ThirdParties, ["terceiro", "terceiros", "terceirizado", "terceirizados"]),
        (ResultLine.Warranty, ["garantia", "garantias"]),
        (ResultLine.SalesTaxes, ["simples", "iss", "issqn", "icms", "pis", "cofins", "imposto", "impostos", "tributo", "tributos"]),
        (ResultLine.Materials, ["material", "materiais", "insumo", "insumos", "consumo", "ferramenta", "ferramentas"]),
        (ResultLine.DirectLabour, ["producao"]),
        (ResultLine.Owners, ["retirada", "retiradas", "lucros", "dividendos", "aporte", "aportes", "socio", "socios"]),
        (ResultLine.Loans, ["emprestimo", "emprestimos", "financiamento", "financiamentos"]),
        (ResultLine.Investments, ["investimento", "investimentos", "maquina", "maquinas", "imobilizado"]),
    ];

    /// <summary>The bill of what Fiscal reckons by itself has no other words than these; substitution, anticipation and old debts have.</summary>
    private static readonly string[] Reckonable =
    [
        "das", "simples", "nacional", "guia", "do", "da", "de", "dos", "e", "sobre", "vendas", "servicos", "mes", "imposto", "impostos", "tributo", "tributos",
        "icms", "iss", "issqn", "pis", "cofins",
    ];

    /// <summary>What the shop chose, by the plain name of the category.</summary>
    public IReadOnlyDictionary<string, ResultLine> Chosen => chosen;

    /// <summary>Where a category stands; what comes in and nobody knows is other revenue.</summary>
    public ResultLine Of(string category, bool income = false)
    {
        var words = Words.Of(category);
        var plain = string.Join(' ', words);
        if (income && chosen.TryGetValue(plain + Income, out var line) || chosen.TryGetValue(plain, out line)) return line;
        foreach (var (known, names) in Whole)
            if (names.Contains(plain)) return known;
        foreach (var (known, names) in Known)
            if (words.Any(names.Contains)) return known;
        return plain == "das" ? ResultLine.SalesTaxes : income ? ResultLine.OtherRevenue : ResultLine.Administrative;
    }

    /// <summary>Whether a bill is of the taxes that Fiscal reckons: then it is their payment.</summary>
    public static bool IsReckoned(string category) => Array.TrueForAll(Words.Of(category), Reckonable.Contains);

    /// <summary>The same lines for these categories for good, whatever is chosen or known later.</summary>
    public Dictionary<string, ResultLine> Frozen(IEnumerable<(string Category, bool Income)> used)
    {
        var frozen = new Dictionary<string, ResultLine>(chosen);
        foreach (var (category, income) in used) frozen[Plain(category) + (income ? Income : "")] = Of(category, income);
        return frozen;
    }

    /// <summary>Without accents, capitals and marks: people write one name in many ways.</summary>
    public static string Plain(string category) => string.Join(' ', Words.Of(category));
}

/// <summary>Asks for the shop's categories.</summary>
internal static class ShopCategories
{
    /// <summary>Where they stand now.</summary>
    public static async Task<CategoryLines> Lines(this FinancialDb db, CancellationToken ct) =>
        new(await db.CategoryLines.AsNoTracking().ToDictionaryAsync(c => c.Category, c => c.Line, ct));
}
