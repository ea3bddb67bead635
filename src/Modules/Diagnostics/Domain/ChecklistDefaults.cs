namespace Biela.Modules.Diagnostics.Domain;

/// <summary>The checklists a new shop starts with. Their services are in the shop's catalogue under the same codes, or it writes its own.</summary>
internal static class ChecklistDefaults
{
    private const string Yes = "Sim", No = "Não";

    private static readonly ChecklistItem Notes = new("OBS", "Observações", false, [], []);

    private static readonly Dictionary<string, ChecklistItem[]> Items = new(StringComparer.Ordinal)
    {
        [ComponentKind.Block] =
        [
            Ask("TRINCA", "Há trincas (teste de trinca)?", "SV-115", "Recuperar trinca do bloco"),
            Ask("ESTANQUEIDADE", "Vaza no teste de estanqueidade?", "SV-116", "Recuperar vazamento do bloco"),
            Ask("SELOS", "Há selos corroídos?", "SV-117", "Substituir selos do bloco"),
        ],
        [ComponentKind.Crankshaft] =
        [
            Ask("TRINCA", "Há trincas (magnaflux)?", "PT-VIRA", "Virabrequim", ItemKind.Part),
            Ask("ENCOSTO", "O encosto axial está gasto?", "SV-210", "Recuperar encosto"),
            Ask("BALANCEAR", "Precisa de balanceamento?", "SV-211", "Balancear virabrequim"),
        ],
        [ComponentKind.Head] =
        [
            Ask("TRINCA", "Há trincas entre as sedes?", "SV-310", "Soldar cabeçote"),
            Ask("GUIAS", "As guias têm folga?", "SV-311", "Substituir guias de válvula"),
            Ask("SEDES", "As sedes estão gastas?", "SV-312", "Retificar sedes"),
        ],
        ["BIELA"] =
        [
            Ask("ALINHAMENTO", "Está empenada ou torcida?", "SV-220", "Alinhar biela"),
            Ask("BUCHA", "A bucha está gasta?", "SV-221", "Embuchar e mandrilar bucha"),
        ],
        ["COMANDO"] = [Ask("CAMES", "Há cames marcados?", "SV-230", "Retificar cames")],
    };

    /// <summary>The checklist of the kind; any other kind is asked for visible damage.</summary>
    public static ChecklistTemplate For(string componentKind) => ChecklistTemplate.Write(componentKind, $"Entrada: {componentKind}",
        [.. Items.GetValueOrDefault(componentKind, [new("AVARIA", "Há avaria visível?", true, [Yes, No], [])]), Notes]);

    private static ChecklistItem Ask(string code, string text, string service, string description, ItemKind kind = ItemKind.Service) =>
        new(code, text, true, [Yes, No], [new(Yes, service, description, kind)]);
}
