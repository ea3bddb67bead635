namespace Biela.Modules.Orders;

/// <summary>Who owns the engines: a person (CPF) or a company (CNPJ). The number is unique in the organization when it is known.</summary>
internal sealed class Customer
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Name { get; private set; } = "";
    public TaxId? TaxId { get; private set; }
    public Phone? Phone { get; private set; }
    public Email? Email { get; private set; }
    public string? Notes { get; private set; }
    public bool Active { get; private set; } = true;

    /// <summary>Name and tax number as <see cref="Words.Folded"/> writes them.</summary>
    public string Search { get; private set; } = "";

    public int Version { get; private set; } = 1;

    public void Change(string name, TaxId? taxId, Phone? phone, Email? email, string? notes, bool active)
    {
        (Name, TaxId, Phone, Email, Notes, Active) = (name.Trim(), taxId, phone, email, notes, active);
        Search = Words.Folded($"{Name} {TaxId?.Value} {Phone?.Value}");
    }

    /// <summary>A customer who was put away gets no new orders; throws <c>customer-inactive</c>.</summary>
    public void EnsureActive()
    {
        if (!Active) throw new RuleBroken("customer-inactive", $"O cadastro de {Name} está inativo. Reative o cliente para abrir uma ordem.");
    }
}
