namespace Biela.Fisco;

/// <summary>What is missing, named so that the user finds it.</summary>
internal static class TaxError
{
    internal static RuleBroken NoRule(TaxTopic topic, in TaxCase which) => new(
        "tax-rule-missing", $"Falta {Name(topic)} em {which.Date:dd/MM/yyyy} para {Place(topic, which)}. Cadastre em Regras fiscais.");

    internal static RuleBroken OnLine(string code, TaxableLine line, string message) => new(code, $"{line.Code}: {message}");

    internal static string Name(TaxModels model) => model switch { TaxModels.Nfe => "NF-e", TaxModels.Nfce => "NFC-e", _ => "NFS-e" };

    internal static string Name(TaxTopic topic) => topic switch
    {
        TaxTopic.IbsUf => "a alíquota estadual do IBS",
        TaxTopic.IbsMun => "a alíquota municipal do IBS",
        TaxTopic.Cbs => "a alíquota de referência da CBS",
        TaxTopic.Pis => "a alíquota do PIS",
        TaxTopic.Cofins => "a alíquota da COFINS",
        TaxTopic.IcmsInternal => "a alíquota interna do ICMS",
        TaxTopic.IcmsInterstate => "a alíquota interestadual do ICMS",
        TaxTopic.IcmsReduction => "a redução da base do ICMS",
        TaxTopic.Fcp => "a alíquota do FCP",
        TaxTopic.Mva => "a MVA da substituição tributária",
        TaxTopic.Difal => "a regra do DIFAL",
        TaxTopic.Iss => "a alíquota do ISS",
        TaxTopic.Irrf => "a alíquota do IRRF",
        TaxTopic.CsllWithheld => "a alíquota da retenção de CSLL",
        TaxTopic.PisWithheld => "a alíquota da retenção de PIS",
        TaxTopic.CofinsWithheld => "a alíquota da retenção de COFINS",
        TaxTopic.Inss => "a alíquota da retenção de INSS",
        _ => "o sublimite do Simples",
    };

    private static string Place(TaxTopic topic, in TaxCase which) => topic switch
    {
        TaxTopic.Iss => $"o serviço {which.Service} no município {which.City}",
        TaxTopic.IcmsInternal or TaxTopic.Fcp => $"{which.ToUf}",
        TaxTopic.IcmsInterstate => $"{which.FromUf}–{which.ToUf}",
        TaxTopic.IcmsReduction or TaxTopic.Mva => $"o NCM {which.Ncm} em {which.ToUf}",
        _ => Name(which.Regime),
    };

    private static string Name(TaxRegime regime) => regime switch
    {
        TaxRegime.Simples => "o Simples Nacional",
        TaxRegime.SimplesAboveSublimit => "o Simples acima do sublimite",
        TaxRegime.Presumed => "o lucro presumido",
        TaxRegime.Actual => "o lucro real",
        _ => "o MEI",
    };
}
