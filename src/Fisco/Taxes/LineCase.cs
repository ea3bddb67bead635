namespace Biela.Fisco;

/// <summary>A line among what its taxes depend on.</summary>
internal sealed class LineCase
{
    private readonly TaxRules rules;
    private readonly TaxCase which;

    internal LineCase(TaxableDocument document, TaxableLine line, TaxRules rules, LineShare share)
    {
        (this.rules, Document, Line, Share) = (rules, document, line, share);
        Treatment = rules.Treatment(line.Operation ?? document.Operation, document.Date, line.SubstitutionPaid, document.Uf, line.Ncm);
        Cfop = CheckedCfop();
        which = new(document.Date, document.Regime)
        {
            FromUf = Treatment.Inbound ? document.DestinationUf : document.Uf, ToUf = Treatment.Inbound ? document.Uf : document.DestinationUf,
            City = document.City, Service = line.Service, Ncm = line.Ncm, Cest = line.Cest, Imported = line.Origin is 1 or 2 or 3 or 8,
            Customer = document.Recipient, Operation = Treatment.Operation,
        };
    }

    internal TaxableDocument Document { get; }

    internal TaxableLine Line { get; }

    internal LineShare Share { get; }

    internal Treatment Treatment { get; }

    internal string Cfop { get; }

    internal Money Value => Share.Value;

    internal bool Inside => Document.Uf == Document.DestinationUf;

    /// <summary>ICMS inside the DAS: CSOSN instead of CST.</summary>
    internal bool UsesCsosn => Document.Regime is TaxRegime.Simples or TaxRegime.Mei;

    internal bool InSimples => UsesCsosn || Document.Regime == TaxRegime.SimplesAboveSublimit;

    internal TaxRule? Find(TaxTopic topic, Percent? given = null) => given is { } rate ? TaxRule.Given(topic, rate) : rules.Find(topic, which);

    internal TaxRule Need(TaxTopic topic, Percent? given = null) => given is { } rate ? TaxRule.Given(topic, rate) : rules.Need(topic, which);

    /// <summary>The ordinary rate of ICMS of this line.</summary>
    internal TaxRule IcmsRate => Need(Inside ? TaxTopic.IcmsInternal : TaxTopic.IcmsInterstate, Line.IcmsRate);

    /// <summary>IBS and CBS on the price without the taxes in it (rule UB16-10; LC 214/2025, art. 12, § 2º, V).</summary>
    internal IbsCbsTax? IbsCbs(Money taxable) => IbsCbsReckoning.Shown(rules, which)
        ? IbsCbsReckoning.Of(rules, which, TaxClass, Document.Model, taxable, Document.GovernmentReduction)
        : null;

    private string TaxClass => Line.TaxClass ?? Treatment.TaxClass
        ?? throw TaxError.OnLine("tax-class-missing", Line, "falta o cClassTrib de IBS e CBS desta operação. Informe-o no item.");

    private string CheckedCfop()
    {
        var usual = Inside ? Treatment.Inside
            : Treatment.OutsideConsumer is { } consumer && Document.Recipient == IcmsPayer.No ? consumer
            : Treatment.Outside;
        if (Line.Cfop is not { } given) return usual;
        var kind = $"{(Treatment.Inbound ? "entrada" : "saída")} {(Inside ? "dentro do estado" : "interestadual")}";
        return given.Length == 4 && given[0] == usual[0] ? given
            : throw TaxError.OnLine("cfop-mismatch", Line, $"o CFOP {given} não serve para uma {kind}. Use um que comece por {usual[0]}.");
    }
}
