namespace Biela.Fisco;

/// <summary>What the codes of an NFS-e mean, in the words of its layout.</summary>
internal static class ServiceWords
{
    public static string Issuer(string code) => code switch { "1" => "Prestador", "2" => "Tomador", "3" => "Intermediário", _ => code };

    public static string Situation(string code) => code switch
    {
        "100" => "NFS-e Gerada",
        "102" => "NFS-e de Decisão Judicial",
        "103" => "NFS-e Avulsa",
        "107" => "NFS-e MEI",
        _ => code,
    };

    public static string Purpose(string code) => code is "0" ? "NFS-e regular" : code;

    public static string Environment(string code) => code switch { "1" => "Produção", "2" => "Homologação", _ => code };

    public static string Generator(string code) => code switch { "1" => "Prefeitura", "2" => "Sistema Nacional da NFS-e", _ => code };

    public static string SimplesOption(string code) => code switch
    {
        "1" => "Não Optante",
        "2" => "Optante - Microempreendedor Individual (MEI)",
        "3" => "Optante - Microempresa ou Empresa de Pequeno Porte (ME/EPP)",
        _ => code,
    };

    public static string SimplesScope(string code) => code switch
    {
        "1" => "Tributos federais e municipal pelo Simples Nacional",
        "2" => "Tributos federais pelo Simples Nacional e ISSQN por fora",
        "3" => "Tributos federais e municipal por fora do Simples Nacional",
        _ => code,
    };

    public static string IssTaxation(string code) => code switch
    {
        "1" => "Operação tributável",
        "2" => "Imunidade",
        "3" => "Exportação de serviço",
        "4" => "Não Incidência",
        _ => code,
    };

    public static string SpecialRegime(string code) => code switch
    {
        "0" => "Nenhum",
        "1" => "Ato Cooperado (Cooperativa)",
        "2" => "Estimativa",
        "3" => "Microempresa Municipal",
        "4" => "Notário ou Registrador",
        "5" => "Profissional Autônomo",
        "6" => "Sociedade de Profissionais",
        "9" => "Outros",
        _ => code,
    };

    public static string Suspension(string code) => code switch { "1" => "Por Decisão Judicial", "2" => "Por Processo Administrativo", _ => code };

    public static string Benefit(string code) => code switch
    {
        "1" => "Isenção",
        "2" => "Redução da BC em percentual",
        "3" => "Redução da BC em valor",
        "4" => "Alíquota Diferenciada",
        _ => code,
    };

    public static string IssWithholding(string code) => code switch
    {
        "1" => "Não Retido",
        "2" => "Retido pelo Tomador",
        "3" => "Retido pelo Intermediário",
        _ => code,
    };

    public static string ContributionWithholding(string code) => code switch
    {
        "0" => "PIS/COFINS/CSLL Não Retidos",
        "1" => "PIS/COFINS Retidos",
        "2" => "PIS/COFINS Não Retidos",
        "3" => "PIS/COFINS/CSLL Retidos",
        "4" => "PIS/COFINS Retidos, CSLL Não Retido",
        "5" => "PIS Retido, COFINS/CSLL Não Retido",
        "6" => "COFINS Retido, PIS/CSLL Não Retido",
        "7" => "PIS Não Retido, COFINS/CSLL Retidos",
        "8" => "PIS/COFINS Não Retidos, CSLL Retido",
        "9" => "COFINS Não Retido, PIS/CSLL Retidos",
        _ => code,
    };

    /// <summary>A national code of a service as its list writes it: 14.03.01.</summary>
    public static string ServiceCode(string code) => code.Length == 6 ? $"{code[..2]}.{code[2..4]}.{code[4..]}" : code;

    /// <summary>A code of the NBS as its list writes it: 1.2001.31.10.</summary>
    public static string Nbs(string code) => code.Length == 9 ? $"{code[..1]}.{code[1..5]}.{code[5..7]}.{code[7..]}" : code;
}
