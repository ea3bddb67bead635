import type { Schemas } from '~/api/generated';
import { type AddressValues, addressOf, addressValues } from '~/areas/fiscal/recipient';
import { compact, phone, taxId } from '~/format/texts';

type Issuer = Schemas['fiscal']['IssuerFacts'];
type Shop = Schemas['auth']['ShowOrganizationResponse'];

type Text = string | null;

export type IssuerValues = {
  serves: boolean;
  issuer: Record<'cnpj' | 'name' | 'tradeName' | 'stateRegistration' | 'cityRegistration' | 'cnae' | 'openedOn' | 'pixKey', Text> & {
    regime: string;
    environment: string;
    address: AddressValues & { phone: Text };
    nfeSeries: number | null;
    nfceSeries: number | null;
    simplesCredit: number | null;
    services: Record<'code' | 'nbs' | 'operation' | 'cityCode', Text> & {
      series: number | null;
      issRate: number | null;
      simplesRate: number | null;
      issDueDay: number | null;
      cityIsActive: boolean;
      byFactorR: boolean;
    };
  };
};

const servicesOf = (known: Issuer['services']): IssuerValues['issuer']['services'] => ({
  // The reconditioning of engines, and the repair of goods at the provider's.
  code: known?.code ?? '140301',
  nbs: known?.nbs ?? '120013110',
  operation: known?.operation ?? '050101',
  cityCode: known?.cityCode ?? '',
  series: known?.series ?? 1,
  issRate: known?.issRate ?? null,
  simplesRate: known?.simplesRate ?? null,
  issDueDay: known?.issDueDay ?? null,
  cityIsActive: known?.cityIsActive ?? true,
  byFactorR: known?.byFactorR ?? false,
});

/** As the form begins: with what is there, or with what the shop has said of itself. */
export function issuerValues(known: Issuer | undefined, shop: Shop | undefined): IssuerValues {
  return {
    serves: known ? Boolean(known.services) : true,
    issuer: {
      cnpj: taxId(known?.cnpj ?? shop?.cnpj ?? ''),
      name: known?.name ?? shop?.legalName ?? '',
      tradeName: known?.tradeName ?? shop?.tradeName ?? '',
      stateRegistration: known?.stateRegistration ?? shop?.stateRegistration ?? '',
      cityRegistration: known?.cityRegistration ?? shop?.municipalRegistration ?? '',
      cnae: known?.cnae ?? '',
      openedOn: known?.openedOn ?? null,
      pixKey: known?.pixKey ?? '',
      regime: known?.regime ?? 'Simples',
      environment: known?.environment ?? 'Homologation',
      address: { ...addressValues(known?.address), phone: phone(known?.address.phone ?? '') },
      nfeSeries: known?.nfeSeries ?? 1,
      nfceSeries: known?.nfceSeries ?? 1,
      simplesCredit: known?.simplesCredit ?? null,
      services: servicesOf(known?.services),
    },
  };
}

/** As the API takes it. */
export function issuerOf({ serves, issuer }: IssuerValues): Schemas['fiscal']['ChangeProfileRequest'] {
  const { services, address } = issuer;
  const digits = (text: Text) => text?.replace(/\D/g, '') || undefined;
  return {
    issuer: {
      ...issuer,
      cnpj: compact(issuer.cnpj ?? ''),
      name: issuer.name ?? '',
      stateRegistration: compact(issuer.stateRegistration ?? ''),
      cityRegistration: issuer.cityRegistration || undefined,
      cnae: digits(issuer.cnae),
      pixKey: issuer.pixKey || undefined,
      environment: issuer.environment as Issuer['environment'],
      address: { ...addressOf(address), phone: address.phone || undefined },
      nfeSeries: issuer.nfeSeries as number,
      nfceSeries: issuer.nfceSeries as number,
      services: serves
        ? {
            ...services,
            code: digits(services.code) ?? '',
            nbs: digits(services.nbs),
            operation: digits(services.operation) ?? '',
            cityCode: digits(services.cityCode),
            series: services.series as number,
          }
        : null,
    },
  };
}
