namespace Biela.Fisco;

/// <summary>Where a document is sent; the two never mix: number series, certificates' use and schema sets are chosen by it (tpAmb).</summary>
public enum FiscalEnvironment
{
    /// <summary>Legally valid.</summary>
    Production = 1,

    /// <summary>"Homologação": for tests, without fiscal value.</summary>
    Homologation = 2,
}
