namespace Biela.Fisco;

/// <summary>The blocks of a DANFSe that tell its taxes and its total.</summary>
internal sealed class ServiceTaxes(ServiceNote note)
{
    private const string Municipal = "valores/trib/tribMun", Federal = "valores/trib/tribFed", Reform = "IBSCBS/valores", Totals = "IBSCBS/totCIBS";

    public List<Band[]> Blocks() => [[.. Iss()], [.. Union()], [.. IbsCbs()], [.. Total()]];

    private IEnumerable<Band> Iss()
    {
        if (note.Declared($"{Municipal}/tribISSQN") is "4")
        {
            yield return Band.Of("TRIBUTAÇÃO MUNICIPAL (ISSQN) - OPERAÇÃO NÃO SUJEITA AO ISSQN");
            yield break;
        }
        yield return Band.Of(ServiceCell.Title("TRIBUTAÇÃO MUNICIPAL (ISSQN)"),
            new("Tipo de Tributação do ISSQN", ServiceWords.IssTaxation(note.Declared($"{Municipal}/tribISSQN"))),
            new("Município / Sigla UF / País de Incidência do ISSQN", note.Content.Value("cLocIncid") is { Length: > 0 } city
                ? Written.Join(" / ", note.City(city), "BR") : ServiceNote.Nothing, 2));
        yield return Band.Of(
            new("Regime Especial de Tributação do ISSQN", ServiceWords.SpecialRegime(note.Declared("prest/regTrib/regEspTrib"))),
            new("Tipo de Imunidade do ISSQN", note.Declared($"{Municipal}/tpImunidade")),
            new("Suspensão da Exigibilidade do ISSQN", ServiceWords.Suspension(note.Declared($"{Municipal}/exigSusp/tpSusp"))),
            new("Número Processo Suspensão", note.Declared($"{Municipal}/exigSusp/nProcesso")));
        var deduction = note.Content.Value("valores/vCalcDR") is { Length: > 0 } reckoned ? reckoned : note.Dps.Value("valores/vDedRed/vDR");
        string[] optional =
        [
            ServiceWords.Benefit(note.Text("valores/tpBM")), note.Amount("valores/vCalcBM"), ServiceNote.Money(deduction),
            note.DeclaredAmount("valores/vDescCondIncond/vDescIncond"),
        ];
        // A row of which the file has nothing may be left out.
        if (optional.Any(value => value is not ServiceNote.Nothing))
            yield return Band.Of(new("Benefício Municipal", optional[0]), new("Cálculo do BM", optional[1]), new("Total Deduções/Reduções", optional[2]),
                new("Desconto Incondicionado", optional[3]));
        yield return Band.Of(new("BC ISSQN", note.Amount("valores/vBC")), new("Alíquota Aplicada", note.Rate("valores/pAliqAplic")),
            new("Retenção do ISSQN", ServiceWords.IssWithholding(note.Declared($"{Municipal}/tpRetISSQN"))),
            new("ISSQN Apurado", note.Amount("valores/vISSQN")));
    }

    private IEnumerable<Band> Union()
    {
        yield return Band.Of(ServiceCell.Title("TRIBUTAÇÃO FEDERAL (EXCETO CBS)"), new("IRRF", note.DeclaredAmount($"{Federal}/vRetIRRF")),
            new("Contribuição Previdenciária - Retida", note.DeclaredAmount($"{Federal}/vRetCP")),
            new("Contribuições Sociais - Retidas", note.DeclaredAmount($"{Federal}/vRetCSLL")));
        // PIS and COFINS end with 2026.
        if (string.CompareOrdinal(note.Declared("dCompet"), "2027") < 0)
            yield return Band.Of(new("PIS - Débito Apuração Própria", note.DeclaredAmount($"{Federal}/piscofins/vPis")),
                new("COFINS - Débito Apuração Própria", note.DeclaredAmount($"{Federal}/piscofins/vCofins")),
                new("Descrição Contrib. Sociais - Retidas",
                    ServiceWords.ContributionWithholding(note.Declared($"{Federal}/piscofins/tpRetPisCofins")), 2));
    }

    private IEnumerable<Band> IbsCbs()
    {
        const string Class = "IBSCBS/valores/trib/gIBSCBS";
        yield return Band.Of(ServiceCell.Title("TRIBUTAÇÃO IBS / CBS"),
            new("CST / cClassTrib", Joined(note.Dps.Value($"{Class}/CST"), note.Dps.Value($"{Class}/cClassTrib"))),
            new("Indicador de Operação / Código IBGE / Município de Incidência / UF", Joined(note.Dps.Value("IBSCBS/cIndOp"),
                note.Content.Value("IBSCBS/cLocalidadeIncid"), Place()), 2));
        yield return Band.Of(new("Exclusões e Reduções da Base de Cálculo", Exclusions()),
            new("Base de Cálculo Após Exclusões e Reduções", note.Amount($"{Reform}/vBC")),
            new("Red. Alíquota IBS / Red. Alíquota CBS", Rates("uf/pRedAliqUF", "mun/pRedAliqMun", "fed/pRedAliqCBS")),
            new("Alíquota IBS UF / IBS Mun", Rates("uf/pIBSUF", "mun/pIBSMun")));
        yield return Band.Of(new("Alíq. Efetiva Municipal - IBS", note.Rate($"{Reform}/mun/pAliqEfetMun")),
            new("Valor Apurado Municipal - IBS", note.Amount($"{Totals}/gIBS/gIBSMunTot/vIBSMun")),
            new("Alíq. Efetiva Estadual - IBS", note.Rate($"{Reform}/uf/pAliqEfetUF")),
            new("Valor Apurado Estadual - IBS", note.Amount($"{Totals}/gIBS/gIBSUFTot/vIBSUF")));
        yield return Band.Of(new("Valor Total Apurado - IBS", note.Amount($"{Totals}/gIBS/vIBSTot")),
            new("Alíquota - CBS", note.Rate($"{Reform}/fed/pCBS")), new("Alíquota Efetiva - CBS", note.Rate($"{Reform}/fed/pAliqEfetCBS")),
            new("Valor Total Apurado - CBS", note.Amount($"{Totals}/gCBS/vCBS")));
    }

    private IEnumerable<Band> Total()
    {
        const string Discounts = "valores/vDescCondIncond";
        yield return Band.Of(ServiceCell.Title("VALOR TOTAL DA NFS-E"),
            new("Valor da Operação / Serviço", note.DeclaredAmount("valores/vServPrest/vServ")),
            new("Desconto Incondicionado", note.DeclaredAmount($"{Discounts}/vDescIncond")),
            new("Desconto Condicionado", note.DeclaredAmount($"{Discounts}/vDescCond")));
        var both = Written.Sum([note.Content.Value($"{Totals}/gIBS/vIBSTot"), note.Content.Value($"{Totals}/gCBS/vCBS")], 2);
        yield return Band.Of(new("Total das Retenções (ISSQN / Federais)", note.Amount("valores/vTotalRet")),
            new("Valor Líquido da NFS-e", note.Amount("valores/vLiq")), new("Total do IBS/CBS", ServiceNote.Money(both)),
            new("Valor Líquido da NFS-e + IBS/CBS", note.Amount($"{Totals}/vTotNF")) { IsShaded = true });
    }

    // Whatever lies between the price and the base of IBS and CBS.
    private string Exclusions() => note.Content.Part("IBSCBS") is null ? ServiceNote.Nothing : ServiceNote.Money(Written.Sum(
    [
        note.Dps.Value("valores/vDescCondIncond/vDescIncond"), note.Dps.Value("valores/vDedRed/vDR"), note.Content.Value($"{Reform}/vCalcReeRepRes"),
        note.Content.Value("valores/vISSQN"), note.Dps.Value($"{Federal}/piscofins/vPis"), note.Dps.Value($"{Federal}/piscofins/vCofins"),
    ], 2));

    private string Place() => Written.Join(" / ", note.Content.Value("IBSCBS/xLocalidadeIncid"),
        note.Content.Value("IBSCBS/cLocalidadeIncid") is { Length: 7 } code && int.TryParse(code[..2], out var state) ? State.Find(state)?.Acronym ?? "" : "");

    private string Rates(params string[] paths) => Joined([.. paths.Select(path => Written.Rate(note.Content.Value($"{Reform}/{path}")))]);

    private static string Joined(params string[] parts) => ServiceNote.Shown(Written.Join(" / ", parts));
}
